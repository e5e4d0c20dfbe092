/** Arguments, printing, exit codes and wiring. The only place that talks to a person. */
package fanc.cli;
