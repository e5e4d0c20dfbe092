// Makes tables sortable, filters images, draws maps. Without it the page is complete but for the maps.
(function () {
  'use strict';
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  root.classList.add('js');

  function make(name, text, attributes) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }

  // ---- light and dark ----
  const themeButton = $('theme');
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const themeListeners = [];
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches;

  function themeChanged() {
    themeButton.textContent = isDark() ? 'Light' : 'Dark';
    themeButton.setAttribute('aria-label', 'Change to ' + (isDark() ? 'light' : 'dark') + ' colours');
    themeListeners.forEach((listener) => listener());
  }
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    themeChanged();
  });
  systemDark.addEventListener('change', themeChanged);
  themeChanged();

  // ---- tables ----
  function key(text) {
    const number = text.replace(/[,×%]/g, '').replace('−', '-').replace(/^[<>] /, '').replace(/ (of .*)?$/, '').trim();
    if (text === '–' || text === '') return null;
    const value = Number(number);
    return Number.isNaN(value) ? text.toLowerCase() : value;
  }

  function compare(a, b) {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === 'number' ? -1 : 1;
  }

  function sortable(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = make('button', head.textContent, { type: 'button' });
      head.textContent = '';
      head.append(button);
      button.addEventListener('click', () => {
        const descending = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const rows = Array.from(body.rows).map((row) => [key(row.cells[column].textContent), row]);
        // What is not known stays at the end in both directions.
        rows.sort((a, b) => {
          const order = compare(a[0], b[0]);
          return descending && a[0] !== null && b[0] !== null ? -order : order;
        });
        body.append(...rows.map((row) => row[1]));
      });
    });
  }
  document.querySelectorAll('table.sortable').forEach(sortable);

  const images = $('image-table');
  if (images) {
    const rows = Array.from(images.tBodies[0].rows);
    const kept = rows.map((row) => ({
      row: row,
      network: row.cells[1].textContent,
      verdict: row.cells[2].textContent,
      text: row.textContent.toLowerCase() + ' image ' + row.cells[0].textContent,
    }));
    const filter = () => {
      const verdict = $('filter-verdict').value;
      const network = $('filter-network').value;
      const text = $('filter-text').value.trim().toLowerCase();
      let shown = 0;
      for (const entry of kept) {
        const fits = (!verdict || entry.verdict === verdict) && (!network || entry.network === network)
          && (!text || entry.text.includes(text));
        if (entry.row.hidden === fits) entry.row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      $('filter-count').textContent = shown + ' of ' + kept.length + ' rows';
    };
    $('filter-verdict').addEventListener('change', filter);
    $('filter-network').addEventListener('change', filter);
    $('filter-text').addEventListener('input', filter);
    filter();
  }

  // ---- copying ----
  function selectText(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  document.querySelectorAll('[data-copy]').forEach((button) => {
    button.addEventListener('click', () => {
      const source = $(button.dataset.copy);
      const say = (text) => {
        button.textContent = text;
        setTimeout(() => { button.textContent = 'Copy'; }, 1600);
      };
      // A page opened from a file may not be allowed the clipboard: then the text is selected.
      const fallback = () => {
        selectText(source);
        say(document.execCommand('copy') ? 'Copied' : 'Selected');
      };
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(source.textContent).then(() => say('Copied'), fallback);
      } else {
        fallback();
      }
    });
  });

  // ---- maps ----
  const data = JSON.parse($('map-data').textContent);
  if (!data.children.length) return;
  const RUNGS = { b: 'ball', d: 'drift', g: 'group', j: 'join', f: 'family', t: 'template', s: 'scratch' };
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const state = { child: data.children[0], image: null, cursor: 0 };

  // Lightness rises evenly from dark blue to light yellow in Oklab (Ottosson 2020), so that the order
  // of colours is that of lightness, with any colour vision and in grey.
  function colour(t) {
    const lightness = 0.27 + 0.68 * t;
    const hue = (285 - 185 * t) * Math.PI / 180;
    const chroma = 0.145 - 0.055 * Math.sin(Math.PI * t);
    const a = chroma * Math.cos(hue);
    const b = chroma * Math.sin(hue);
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s].map((x) => {
      const c = Math.min(1, Math.max(0, x));
      return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
    });
  }
  const RAMP = Array.from({ length: 256 }, (_, i) => 'rgb(' + colour(i / 255).join(',') + ')');
  const shade = (margin, greatest) =>
    RAMP[greatest > 0 ? Math.max(0, Math.min(255, Math.round(255 * margin / greatest))) : 255];

  function letters(runs) {
    return runs.replace(/(\d+)(\D)/g, (_, count, letter) => letter.repeat(Number(count)));
  }

  /** Unpacks an image: one entry for each region. */
  function unpack(child, image) {
    if (image.regions) return image.regions;
    const codes = bytes(image.margins);
    const settled = image.settledBy ? letters(image.settledBy) : '';
    const across = child.columns - child.patch[1] + 1;
    image.regions = Array.from(codes, (code, i) => {
      const margin = code >= 254 ? null : code >= 64 ? image.greatest * (code - 64) / 189
        : code === 63 ? 0 : image.least * (63 - code) / 63;
      const letter = settled[i] || '';
      return {
        margin: margin,
        only: code === 254,
        proven: letter ? letter !== '-' : code >= 64 && code < 255,
        by: RUNGS[letter] || '',
        row: image.positions ? image.positions[2 * i] : Math.floor(i / across),
        column: image.positions ? image.positions[2 * i + 1] : i % across,
      };
    });
    return image.regions;
  }

  function drawPixels(context, child, image, size, faint) {
    if (image.pixels === undefined) {
      context.fillStyle = '#808080';
      context.fillRect(0, 0, size * child.columns, size * child.rows);
      return;
    }
    const values = bytes(data.pixels[image.pixels]);
    const channels = child.channels;
    for (let i = 0; i < child.rows * child.columns; i++) {
      const pixel = Array.from(values.subarray(i * channels, (i + 1) * channels));
      const sample = channels === 3 && !faint ? pixel : [0, 1, 2].map(() => pixel.reduce((a, b) => a + b) / channels);
      // Under the squares the image is kept to the middle greys, so that dark and light squares both show.
      context.fillStyle = 'rgb(' + sample.map((x) => Math.round(faint ? 48 + 0.62 * x : x)).join(',') + ')';
      context.fillRect((i % child.columns) * size, Math.floor(i / child.columns) * size, size, size);
    }
  }

  function hatch(context, x, y, side) {
    context.fillStyle = '#ffffff';
    context.fillRect(x, y, side, side);
    context.strokeStyle = '#b3001b';
    context.lineWidth = Math.max(1, side / 9);
    context.strokeRect(x, y, side, side);
    context.save();
    context.beginPath();
    context.rect(x, y, side, side);
    context.clip();
    context.beginPath();
    for (let k = -1; k < 3; k++) {
      context.moveTo(x + side * k / 2, y + side);
      context.lineTo(x + side * (k / 2 + 1), y);
    }
    context.stroke();
    context.restore();
  }

  /** Proven, without a number for a colour. */
  function hollow(context, x, y, side) {
    context.strokeStyle = '#e8e8e8';
    context.lineWidth = Math.max(1, side / 10);
    context.strokeRect(x + side * 0.2, y + side * 0.2, side * 0.6, side * 0.6);
  }

  function cross(context, x, y, side) {
    for (const [width, stroke] of [[side / 3, '#ffffff'], [side / 7, '#000000']]) {
      context.strokeStyle = stroke;
      context.lineWidth = Math.max(1.5, width);
      context.beginPath();
      context.moveTo(x - side * 0.3, y - side * 0.3);
      context.lineTo(x + side * 1.3, y + side * 1.3);
      context.moveTo(x + side * 1.3, y - side * 0.3);
      context.lineTo(x - side * 0.3, y + side * 1.3);
      context.stroke();
    }
  }

  function place(child, region, size) {
    const side = size * 0.68;
    return {
      x: (region.column + child.patch[1] / 2) * size - side / 2,
      y: (region.row + child.patch[0] / 2) * size - side / 2,
      side: side,
    };
  }

  function greatestOf(image) {
    const scale = $('map-scale').value;
    if (scale === 'map') return image.greatest;
    return Math.max(...data.children.flatMap((c) => c.images
      .filter((i) => scale === 'all' || i.index === image.index).map((i) => i.greatest)));
  }

  function draw(canvas, child, image, size, layers) {
    canvas.width = size * child.columns;
    canvas.height = size * child.rows;
    const context = canvas.getContext('2d');
    if (layers === 'margins') {
      context.fillStyle = '#6b6b6b';
      context.fillRect(0, 0, canvas.width, canvas.height);
    } else {
      drawPixels(context, child, image, size, layers === 'both');
    }
    if (layers === 'image') return;
    const greatest = greatestOf(image);
    unpack(child, image).forEach((region, i) => {
      const at = place(child, region, size);
      if (!region.proven) {
        hatch(context, at.x, at.y, at.side);
      } else if (region.margin === null) {
        hollow(context, at.x, at.y, at.side);
      } else {
        context.fillStyle = shade(region.margin, greatest);
        context.fillRect(at.x, at.y, at.side, at.side);
      }
      if (image.witness === i) cross(context, at.x, at.y, at.side);
    });
  }

  const number = (x) => String(Number(x.toPrecision(3))).replace('-', '−');

  function readout() {
    const region = unpack(state.child, state.image)[state.cursor];
    if (!region) return;
    const bound = region.only ? 'margin above 0' : region.margin === null ? 'margin not known' : 'margin at least ' + number(region.margin);
    $('map-readout').textContent = 'Patch at row ' + region.row + ', column ' + region.column + ': '
      + (region.proven ? 'verified' + (region.by ? ' by ' + region.by : '') + ', ' + bound : 'not proven, ' + bound)
      + (state.image.witness === state.cursor ? '. A counterexample was found here.' : '.');
  }

  function outlineCursor() {
    const size = $('map-canvas').width / state.child.columns;
    const region = unpack(state.child, state.image)[state.cursor];
    if (!region) return;
    const at = place(state.child, region, size);
    const context = $('map-canvas').getContext('2d');
    for (const [width, stroke] of [[5, '#000000'], [2.5, '#ffffff']]) {
      context.lineWidth = width;
      context.strokeStyle = stroke;
      context.strokeRect(at.x - 3, at.y - 3, at.side + 6, at.side + 6);
    }
  }

  function redraw() {
    const size = Math.max(4, Math.floor(672 / state.child.columns));
    draw($('map-canvas'), state.child, state.image, size, $('map-layers').value);
    outlineCursor();
    readout();
  }

  function weakest() {
    const regions = unpack(state.child, state.image);
    let least = 0;
    const rank = (r) => [r.proven ? 1 : 0, r.only ? 0 : r.margin === null ? Infinity : r.margin];
    regions.forEach((region, i) => {
      const a = rank(region);
      const b = rank(regions[least]);
      if (a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])) least = i;
    });
    return least;
  }

  function legend() {
    const holder = $('map-legend');
    holder.textContent = '';
    const strip = make('canvas', '', { width: 256, height: 1, 'aria-hidden': 'true' });
    RAMP.forEach((shadeOf, i) => {
      strip.getContext('2d').fillStyle = shadeOf;
      strip.getContext('2d').fillRect(i, 0, 1, 1);
    });
    const ends = make('div', '', { class: 'ends' });
    const greatest = greatestOf(state.image);
    ends.append(make('span', '0'), make('span', 'margin'), make('span', number(greatest)));
    const keys = make('ul', '', { class: 'keys' });
    const regions = unpack(state.child, state.image);
    const entry = (text, paint) => {
      const canvas = make('canvas', '', { width: 36, height: 36, 'aria-hidden': 'true' });
      paint(canvas.getContext('2d'));
      const item = make('li');
      item.append(canvas, text);
      keys.append(item);
    };
    if (regions.some((r) => r.proven && r.margin === null)) {
      entry('proven, by a step that gives no margin', (c) => {
        c.fillStyle = '#6b6b6b';
        c.fillRect(0, 0, 36, 36);
        hollow(c, 4, 4, 28);
      });
    }
    if (regions.some((r) => !r.proven)) entry('not proven', (c) => hatch(c, 4, 4, 28));
    if (state.image.witness !== undefined) {
      entry('a counterexample was found here', (c) => { hatch(c, 8, 8, 20); cross(c, 8, 8, 20); });
    }
    if (greatest > 0) holder.append(strip, ends);
    holder.append(keys);
  }

  function thumbs() {
    const holder = $('map-thumbs');
    holder.textContent = '';
    const also = data.children.map((child) => [child, child.images.find((i) => i.index === state.image.index)])
      .filter((pair) => pair[1]);
    if (also.length < 2) return;
    also.slice(0, 24).forEach(([child, image]) => {
      const button = make('button', '', { type: 'button', 'aria-pressed': String(child === state.child) });
      const canvas = make('canvas', '', { 'aria-hidden': 'true' });
      draw(canvas, child, image, 6, 'both');
      button.append(canvas, child.name + ': ' + image.verdict);
      button.addEventListener('click', () => {
        $('map-child').value = child.number;
        choose(child.number, image.index);
      });
      holder.append(button);
    });
  }

  function numbers() {
    const holder = $('map-numbers');
    holder.textContent = '';
    if (!$('map-details').open) return;
    const table = make('table');
    table.append(make('caption', 'Margins by the row and column of the patch; – is not known, underlined is not proven'));
    const regions = unpack(state.child, state.image);
    const columns = Array.from(new Set(regions.map((r) => r.column))).sort((a, b) => a - b);
    const rows = Array.from(new Set(regions.map((r) => r.row))).sort((a, b) => a - b);
    const at = new Map(regions.map((r) => [r.row + ',' + r.column, r]));
    const head = make('tr');
    head.append(make('th', 'row', { scope: 'col' }));
    columns.forEach((column) => head.append(make('th', String(column), { scope: 'col' })));
    const thead = make('thead');
    thead.append(head);
    const body = make('tbody');
    rows.forEach((row) => {
      const line = make('tr');
      line.append(make('th', String(row), { scope: 'row' }));
      columns.forEach((column) => {
        const region = at.get(row + ',' + column);
        line.append(make('td', !region ? '' : region.only ? '> 0' : region.margin === null ? '–' : number(region.margin),
          region && !region.proven ? { class: 'open' } : {}));
      });
      body.append(line);
    });
    table.append(thead, body);
    holder.append(table);
  }

  function summary() {
    const regions = unpack(state.child, state.image);
    const proven = regions.filter((r) => r.proven).length;
    const words = state.child.name + ', image ' + state.image.index + ' (label ' + state.image.label + '): '
      + state.image.verdict + '; ' + proven + ' of ' + regions.length + ' positions proven.';
    $('map-summary').textContent = words;
    $('map-canvas').setAttribute('aria-label', 'Map of margins: ' + words);
  }

  function choose(childNumber, imageIndex) {
    state.child = data.children.find((c) => c.number === Number(childNumber)) || data.children[0];
    const list = $('map-image');
    list.textContent = '';
    state.child.images.forEach((image) => {
      list.append(make('option', image.index + ' (label ' + image.label + ', ' + image.verdict + ')', { value: image.index }));
    });
    state.image = state.child.images.find((i) => i.index === Number(imageIndex)) || state.child.images[0];
    list.value = state.image.index;
    state.cursor = weakest();
    summary();
    legend();
    redraw();
    thumbs();
    numbers();
  }

  function step(by) {
    const at = state.child.images.indexOf(state.image) + by;
    const count = state.child.images.length;
    choose(state.child.number, state.child.images[(at + count) % count].index);
  }

  function move(to) {
    if (to >= 0 && to !== state.cursor) {
      state.cursor = to;
      redraw();
    }
  }

  /** Returns the region nearest to a place, in rows and columns of pixels. */
  function nearest(row, column) {
    let best = -1;
    let distance = Infinity;
    unpack(state.child, state.image).forEach((region, i) => {
      const d = Math.abs(region.row - row) + Math.abs(region.column - column);
      if (d < distance) {
        best = i;
        distance = d;
      }
    });
    return best;
  }

  function beside(rows, columns) {
    const regions = unpack(state.child, state.image);
    const from = regions[state.cursor];
    let best = -1;
    let distance = Infinity;
    regions.forEach((region, i) => {
      const along = (region.row - from.row) * rows + (region.column - from.column) * columns;
      const aside = Math.abs((region.row - from.row) * columns) + Math.abs((region.column - from.column) * rows);
      const d = along + 3 * aside;
      if (along > 0 && d < distance) {
        best = i;
        distance = d;
      }
    });
    return best;
  }

  const canvas = $('map-canvas');
  canvas.addEventListener('keydown', (event) => {
    const ways = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (ways[event.key]) {
      event.preventDefault();
      move(beside(ways[event.key][0], ways[event.key][1]));
    }
  });
  const pointed = (event) => {
    const box = canvas.getBoundingClientRect();
    const row = (event.clientY - box.top) / box.height * state.child.rows - state.child.patch[0] / 2;
    const column = (event.clientX - box.left) / box.width * state.child.columns - state.child.patch[1] / 2;
    move(nearest(row, column));
  };
  canvas.addEventListener('pointermove', pointed);
  canvas.addEventListener('pointerdown', pointed);
  $('map-child').addEventListener('change', (event) => choose(event.target.value, state.image.index));
  $('map-image').addEventListener('change', (event) => choose(state.child.number, event.target.value));
  $('map-previous').addEventListener('click', () => step(-1));
  $('map-next').addEventListener('click', () => step(1));
  $('map-layers').addEventListener('change', redraw);
  $('map-scale').addEventListener('change', () => { legend(); redraw(); thumbs(); });
  $('map-weakest').addEventListener('click', () => move(weakest()));
  $('map-details').addEventListener('toggle', numbers);
  document.querySelectorAll('a[data-i]').forEach((link) => link.addEventListener('click', () => {
    $('map-child').value = link.dataset.c;
    choose(link.dataset.c, link.dataset.i);
  }));
  // What is worth looking at first: an image that is not verified.
  const open = data.children.flatMap((c) => c.images.map((i) => [c, i])).find((pair) => pair[1].verdict !== 'verified');
  const first = open || [data.children[0], data.children[0].images[0]];
  $('map-child').value = first[0].number;
  choose(first[0].number, first[1].index);
  performance.mark('first-map');
}());
