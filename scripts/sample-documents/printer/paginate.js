// Runs in the page before it is printed: cuts the text in <main> into sheets with a head and a foot, fills the table of
// contents, and tells where each heading and each quoted passage lies. The browser's own page breaks cannot say that.

/** A table of so many rows is not cut. */
const SHORT_TABLE = 12;

const POINTS = 72 / 96;
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The label of the nth page of a section: `<section data-style="r">` counts in Roman figures. */
function labelOf({ style, prefix }, n) {
  return `${prefix}${style === 'r' ? ROMAN[n] : n}`;
}

/** Sets the number of a paragraph, `(1)` or `(a)`, apart, so that its text hangs. */
function hangNumbers(main) {
  for (const paragraph of main.querySelectorAll('.n1, .n2, .n3')) {
    const first = paragraph.firstChild;
    // A box to tick stands where others have a number.
    if (!(first instanceof Text)) continue;
    const [, number, rest] = /^\s*(\S+)\s+(.*)$/s.exec(first.data);
    const mark = document.createElement('span');
    mark.className = 'no';
    mark.textContent = `${number} `;
    first.data = rest;
    paragraph.prepend(mark);
  }
}

/** Puts a line for each heading in place of `<nav>`; the pages are filled in when they are known. */
function writeContents(main) {
  const nav = main.querySelector('nav');
  if (!nav) return;
  const from = nav.closest('section');
  for (const heading of main.querySelectorAll('h2, h3')) {
    if (heading.closest('section') === from) continue;
    const line = document.createElement('p');
    line.className = `toc l${heading.tagName === 'H2' ? 0 : 1}`;
    const link = document.createElement('a');
    link.href = `#${heading.id}`;
    link.textContent = heading.textContent;
    const dots = document.createElement('span');
    dots.className = 'dots';
    const page = document.createElement('span');
    page.dataset.pageOf = heading.id;
    page.textContent = '0';
    line.append(link, dots, page);
    nav.before(line);
  }
  nav.remove();
}

function createSheets(main) {
  const sheets = [];
  let content;
  let section;

  const open = () => {
    section.pages += 1;
    const label = labelOf(section, section.pages);
    const sheet = document.createElement('section');
    sheet.className = 'sheet';
    const head = document.createElement('div');
    head.className = 'head';
    const [mark, title] = [document.createElement('b'), document.createElement('span')];
    mark.textContent = main.dataset.mark;
    title.textContent = main.dataset.head;
    head.append(mark, title);
    const foot = document.createElement('div');
    foot.className = 'foot';
    const [body, number] = [document.createElement('span'), document.createElement('span')];
    body.textContent = main.dataset.foot;
    number.textContent = label;
    foot.append(body, number);
    content = document.createElement('div');
    content.className = 'content';
    sheet.append(head, content, foot);
    document.body.append(sheet);
    sheets.push({ sheet, content, label });
  };
  const overflows = () => content.scrollHeight > content.clientHeight + 1;
  const staysWithNext = (block) => block.matches('h2, h3, h4') || /[—:]$/.test(block.textContent.trim());

  /** Opens a sheet and takes along the headings that would be left at the foot of the old one. */
  const turn = () => {
    const along = [];
    while (content.lastElementChild && staysWithNext(content.lastElementChild)) {
      along.unshift(content.lastElementChild);
      content.lastElementChild.remove();
    }
    open();
    content.append(...along);
  };

  const placeTable = (table) => {
    const rows = [...table.querySelectorAll('tbody > tr')];
    const shell = () => {
      const part = table.cloneNode(true);
      part.querySelector('tbody').replaceChildren();
      content.append(part);
      return part.querySelector('tbody');
    };
    content.append(table);
    if (!overflows()) return;
    table.remove();
    if (rows.length <= SHORT_TABLE) {
      turn();
      content.append(table);
      return;
    }
    let body = shell();
    for (const row of rows) {
      body.append(row);
      if (!overflows()) continue;
      row.remove();
      const part = body.closest('table');
      if (body.childElementCount === 0) {
        part.remove();
        turn();
      } else open();
      body = shell();
      body.append(row);
    }
  };

  const place = (block) => {
    if (block.matches('hr')) return open();
    if (block.matches('table')) return placeTable(block);
    content.append(block);
    if (overflows() && content.childElementCount > 1) {
      block.remove();
      turn();
      content.append(block);
    }
    if (overflows()) throw new Error(`too tall for a page: ${block.textContent.slice(0, 80)}`);
  };

  return {
    sheets,
    add: (element) => {
      section = { style: element.dataset.style ?? 'D', prefix: element.dataset.prefix ?? '', pages: 0 };
      const from = sheets.length + 1;
      open();
      for (const block of [...element.children]) place(block);
      return { from, style: section.style, prefix: section.prefix };
    },
  };
}

/** Text of a sheet with one blank for each gap, and for each letter the place it stands at. */
function textWithPlaces(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  let text = '';
  const places = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at += 1) {
      const letter = /\s/.test(node.data[at]) ? ' ' : node.data[at];
      if (letter === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += letter;
      places.push({ node, at });
    }
    if (!text.endsWith(' ')) {
      text += ' ';
      places.push({ node, at: node.data.length - 1 });
    }
  }
  return { text, places };
}

const round = (value) => Math.round(value * 10) / 10;

/** Where a passage lies: page, and a rectangle for each line, in points from the lower left corner. */
function find(quote, sheets) {
  const hits = [];
  sheets.forEach(({ sheet, content }, position) => {
    const { text, places } = textWithPlaces(content);
    const start = text.indexOf(quote);
    if (start < 0) return;
    const range = document.createRange();
    range.setStart(places[start].node, places[start].at);
    const last = places[start + quote.length - 1];
    range.setEnd(last.node, last.at + 1);
    const paper = sheet.getBoundingClientRect();
    const lines = [];
    for (const box of range.getClientRects()) {
      const line = lines.find((known) => Math.abs(known.top - box.top) < 3);
      if (!line) lines.push({ left: box.left, right: box.right, top: box.top, bottom: box.bottom });
      else {
        line.left = Math.min(line.left, box.left);
        line.right = Math.max(line.right, box.right);
      }
    }
    hits.push({
      page: position + 1,
      rectangles: lines.map(({ left, right, top, bottom }) => [
        round((left - paper.left) * POINTS),
        round((paper.bottom - bottom) * POINTS),
        round((right - left) * POINTS),
        round((bottom - top) * POINTS),
      ]),
    });
  });
  if (hits.length !== 1) throw new Error(`found ${hits.length} times: ${quote}`);
  return hits[0];
}

window.layOut = async () => {
  const main = document.querySelector('main');
  await Promise.all([...document.fonts].map((face) => face.load()));
  main.querySelectorAll('h2, h3').forEach((heading, position) => {
    heading.id = `h${position + 1}`;
  });
  hangNumbers(main);
  writeContents(main);
  const { sheets, add } = createSheets(main);
  const labels = [...main.querySelectorAll(':scope > section')].map(add);
  main.remove();

  const pageOf = (element) => sheets.findIndex(({ sheet }) => sheet.contains(element));
  for (const number of document.querySelectorAll('[data-page-of]')) {
    number.textContent = sheets[pageOf(document.getElementById(number.dataset.pageOf))].label;
  }
  const outline = [...document.querySelectorAll('h2, h3')].map((heading) => {
    const position = pageOf(heading);
    const paper = sheets[position].sheet.getBoundingClientRect();
    return {
      title: heading.textContent.replace(/\s+/g, ' ').trim(),
      level: heading.tagName === 'H2' ? 0 : 1,
      page: position + 1,
      top: round((paper.bottom - heading.getBoundingClientRect().top) * POINTS),
    };
  });
  return {
    pages: sheets.map(({ label }) => label),
    labels,
    outline,
    quotes: window.quotes.map((quote) => ({ quote, ...find(quote, sheets) })),
  };
};
