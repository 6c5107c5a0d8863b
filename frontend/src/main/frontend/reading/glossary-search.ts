/**
 * Leaves those entries of the glossary that hold every word typed. `/` comes here from anywhere on the page, the arrow keys walk what is left, Escape empties
 * the field. What is typed stands in the address as `q`.
 */
class GlossarySearch extends HTMLElement {
  private input?: HTMLInputElement;
  /** The entries by the alphabet. */
  private order?: HTMLElement[];

  connectedCallback(): void {
    document.addEventListener('keydown', this.onKey);
    // The server puts the field in after the element.
    queueMicrotask(() => this.wire());
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.onKey);
  }

  private wire(): void {
    const input = this.querySelector('input');
    if (!input || this.input) {
      return;
    }
    this.input = input;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('input', () => {
      this.filter();
      const query = input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : '';
      history.replaceState(history.state, '', location.pathname + query);
    });
    // The entries come after the field.
    window.setTimeout(() => {
      this.filter();
      const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (named) {
        named.scrollIntoView({ block: 'start' });
      }
    });
  }

  private get entries(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>('.entry')];
  }

  private get left(): HTMLElement[] {
    return this.entries.filter((entry) => !entry.hidden).map((entry) => entry.querySelector<HTMLElement>('h2 a')!);
  }

  private filter(): void {
    const words = plain(this.input!.value).split(/\s+/).filter(Boolean);
    const entries = this.entries;
    for (const entry of entries) {
      const text = plain(entry.textContent ?? '');
      entry.hidden = !words.every((word) => text.includes(word));
    }
    // Those that are called so come first.
    const called = (entry: HTMLElement) => words.length > 0 && words.every((word) => plain(entry.querySelector('h2')?.textContent ?? '').includes(word));
    this.order ??= entries;
    const parent = entries[0]?.parentElement;
    parent?.append(...this.order.filter(called), ...this.order.filter((entry) => !called(entry)));
    const status = this.querySelector<HTMLElement>('[role=status]')!;
    const found = this.left.length;
    status.textContent = (found ? status.dataset.found! : status.dataset.none!)
      .replace('{count}', String(found))
      .replace('{all}', String(this.entries.length));
  }

  private readonly onKey = (e: KeyboardEvent): void => {
    const input = this.input;
    if (!input || e.altKey || e.ctrlKey || e.metaKey) {
      return;
    }
    const typing = document.activeElement instanceof HTMLInputElement;
    if (e.key === '/' && !typing) {
      e.preventDefault();
      input.focus();
      input.select();
    } else if (e.key === 'Escape' && document.activeElement === input) {
      input.value = '';
      input.dispatchEvent(new Event('input'));
    } else if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      const stops = [input, ...this.left];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      const next = stops[at + (e.key === 'ArrowDown' ? 1 : -1)];
      if (at >= 0 && next) {
        e.preventDefault();
        next.focus();
      }
    }
  };
}

/** Lower case, without accents and hyphens. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/[\p{M}\p{Pd}]/gu, '').toLowerCase();
}

customElements.define('glossary-search', GlossarySearch);
