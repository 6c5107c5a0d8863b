/** A matrix of fields: Enter and arrows lead from cell to cell, and cells pasted from elsewhere are told as a whole, with the cell they were pasted into. */

/** What parts one cell from the next: where a pasted text has any of it, it is more than one number. */
const PARTED = /[\t\n;[ ]|,.*,/;

class MatrixCells extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', this.lead);
    this.addEventListener('paste', this.takeIn);
    this.addEventListener('focusin', this.select);
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.lead);
    this.removeEventListener('paste', this.takeIn);
    this.removeEventListener('focusin', this.select);
  }

  private readonly select = (e: FocusEvent): void => {
    if (e.target instanceof HTMLInputElement) {
      e.target.select();
    }
  };

  private readonly lead = (e: KeyboardEvent): void => {
    const field = e.target;
    if (!(field instanceof HTMLInputElement) || e.altKey || e.ctrlKey || e.metaKey) {
      return;
    }
    const cell = field.closest('td')!;
    const row = cell.closest('tr')!;
    const step = MatrixCells.step(e, field);
    if (step) {
      const table = row.closest('table')!;
      const next = table.rows[row.rowIndex + step.down]?.cells[cell.cellIndex + step.right]?.querySelector('input');
      e.preventDefault();
      if (next) {
        next.focus();
      } else if (e.key === 'Enter') {
        field.blur();
        field.focus();
      }
    }
  };

  /** Sideways only where the caret cannot go on inside the cell. */
  private static step(e: KeyboardEvent, field: HTMLInputElement): { down: number; right: number } | undefined {
    const { selectionStart, selectionEnd, value } = field;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    switch (e.key) {
      case 'Enter':
        return { down: e.shiftKey ? -1 : 1, right: 0 };
      case 'ArrowDown':
        return { down: 1, right: 0 };
      case 'ArrowUp':
        return { down: -1, right: 0 };
      case 'ArrowRight':
        return !e.shiftKey && (whole || selectionStart === value.length) ? { down: 0, right: 1 } : undefined;
      case 'ArrowLeft':
        return !e.shiftKey && (whole || selectionEnd === 0) ? { down: 0, right: -1 } : undefined;
      default:
        return undefined;
    }
  }

  private readonly takeIn = (e: ClipboardEvent): void => {
    const text = e.clipboardData?.getData('text/plain').trim() ?? '';
    if (e.target instanceof HTMLInputElement && PARTED.test(text)) {
      const cell = e.target.closest('td')!;
      const detail = { text: text.slice(0, 10_000), row: cell.closest('tr')!.rowIndex, column: cell.cellIndex };
      e.preventDefault();
      this.dispatchEvent(new CustomEvent('matrix-paste', { detail }));
    }
  };
}

customElements.define('matrix-cells', MatrixCells);
