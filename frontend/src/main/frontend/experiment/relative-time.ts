/** How long ago something was, or how soon it will be. `seconds` says it at the moment at which it is set, negative for what is over; from then on it counts by itself. */

/** What is over is told to the minute; to the second only what is awaited. */
const MINUTE = 60;
const HOUR = 3600;

class RelativeTime extends HTMLElement {
  static readonly observedAttributes = ['seconds'];
  private set = 0;
  private timer = 0;

  connectedCallback(): void {
    this.timer = window.setInterval(this.tell, 1000);
    this.tell();
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
  }

  attributeChangedCallback(): void {
    this.restart();
  }

  /** What `seconds` says holds now. */
  restart(): void {
    this.set = performance.now();
    this.tell();
  }

  private readonly tell = (): void => {
    const told = Number(this.getAttribute('seconds'));
    const now = told - (performance.now() - this.set) / 1000;
    const text = said(told > 0 ? Math.max(0, now) : now);
    if (text !== this.textContent) {
      this.textContent = text;
    }
  };
}

function said(seconds: number): string {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto' });
  if (seconds > -MINUTE) {
    return words.format(seconds > 0 ? Math.ceil(seconds) : 0, 'second');
  }
  return seconds > -HOUR ? words.format(Math.ceil(seconds / MINUTE), 'minute') : words.format(Math.ceil(seconds / HOUR), 'hour');
}

customElements.define('relative-time', RelativeTime);
