@echo off
rem Starts fanc where there is no shell. Not tested; see START.md.
setlocal
set "root=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+UseParallelGC -XX:MaxRAMPercentage=60 %FANC_JAVA_OPTIONS% "-Dfanc.root=%root%" -Dfanc.runs=results\runs -cp "%root%\lib\*;%root%\lib\optional\training\*;%root%\lib\optional\nd4j\*" fanc.cli.Main %*
exit /b %errorlevel%
