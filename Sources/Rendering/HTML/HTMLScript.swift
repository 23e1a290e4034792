/// The one script of a page: a click on a heading sorts its table. Without it everything can be read.
///
/// It holds no letter that XML would want escaped.
enum HTMLScript {
  static let sorting = """
    (() => {
      const key = cell => {
        if (cell.dataset.sort) return Number(cell.dataset.sort);
        const text = cell.textContent.trim();
        const number = Number.parseFloat(text.replace(/[^0-9.+-]/g, ''));
        return Number.isNaN(number) || /^[A-Za-z]/.test(text) ? text.toLowerCase() : number;
      };
      const order = (a, b) => {
        if (typeof a === typeof b) return a > b ? 1 : b > a ? -1 : 0;
        return typeof a === 'number' ? -1 : 1;
      };
      for (const table of document.querySelectorAll('table.sortable')) {
        const heads = [...table.tHead.rows[0].cells];
        heads.forEach((head, place) => {
          if (head.tagName !== 'TH') return;
          const button = document.createElement('button');
          button.type = 'button';
          button.append(...head.childNodes);
          head.append(button);
          button.addEventListener('click', () => {
            const down = head.getAttribute('aria-sort') === 'descending';
            heads.forEach(other => other.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', down ? 'ascending' : 'descending');
            const rows = [...table.tBodies[0].rows];
            rows.sort((one, other) => order(key(one.cells[place]), key(other.cells[place])) * (down ? 1 : -1));
            table.tBodies[0].append(...rows);
          });
        });
      }
    })();

    """
}
