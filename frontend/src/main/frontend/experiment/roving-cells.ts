/** Cells that are buttons and, together, one stop of the Tab key: the arrows lead from one to the next, Home and End to the first and the last. */
class RovingCells extends HTMLElement {
  private readonly changes = new MutationObserver(() => this.settle());

  connectedCallback(): void {
    this.addEventListener('keydown', this.lead);
    this.addEventListener('focusin', this.settle);
    this.addEventListener('focusout', this.settle);
    this.changes.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-current'] });
    this.settle();
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.lead);
    this.removeEventListener('focusin', this.settle);
    this.removeEventListener('focusout', this.settle);
    this.changes.disconnect();
  }

  private get cells(): HTMLButtonElement[] {
    return [...this.querySelectorAll('button')];
  }

  /** The stop is the cell that has the focus; else the current one, else the first. */
  private readonly settle = (): void => {
    const cells = this.cells;
    const stop = cells.find((cell) => cell === document.activeElement) ?? cells.find((cell) => cell.ariaCurrent) ?? cells[0];
    for (const cell of cells) {
      const tabIndex = cell === stop ? 0 : -1;
      if (cell.tabIndex !== tabIndex) {
        cell.tabIndex = tabIndex;
      }
    }
  };

  private readonly lead = (e: KeyboardEvent): void => {
    const from = e.target;
    if (!(from instanceof HTMLButtonElement) || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) {
      return;
    }
    const next = this.next(e.key, from);
    if (next !== undefined) {
      e.preventDefault();
      next?.focus();
    }
  };

  /** Where a key leads; undefined if it is no key that leads, null if there is nothing there. */
  private next(key: string, from: HTMLButtonElement): HTMLButtonElement | null | undefined {
    const cells = this.cells;
    switch (key) {
      case 'ArrowRight':
        return cells[cells.indexOf(from) + 1] ?? null;
      case 'ArrowLeft':
        return cells[cells.indexOf(from) - 1] ?? null;
      case 'ArrowDown':
        return RovingCells.beside(cells, from, 1);
      case 'ArrowUp':
        return RovingCells.beside(cells, from, -1);
      case 'Home':
        return cells[0];
      case 'End':
        return cells.at(-1);
      default:
        return undefined;
    }
  }

  /** The nearest one in the next line, below or above, as the page breaks them. */
  private static beside(cells: HTMLButtonElement[], from: HTMLButtonElement, sign: number): HTMLButtonElement | null {
    const at = from.getBoundingClientRect();
    let nearest: HTMLButtonElement | null = null;
    let least = Infinity;
    for (const cell of cells) {
      const place = cell.getBoundingClientRect();
      const down = sign * (place.top - at.top);
      // A line further counts for more than any way along a line.
      const distance = down * 10_000 + Math.abs(place.left - at.left);
      if (down > at.height / 2 && distance < least) {
        [nearest, least] = [cell, distance];
      }
    }
    return nearest;
  }
}

customElements.define('roving-cells', RovingCells);
