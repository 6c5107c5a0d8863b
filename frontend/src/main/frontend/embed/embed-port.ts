/**
 * Where an embed hears the page around it and answers (docs/embedding.md). Only the page that frames us is heard, only from a site that may frame us, and only
 * messages of our vocabulary go on to the server; all else of ours is answered with an error.
 */

interface Message {
  nudge: number;
  type: string;
  [field: string]: unknown;
}

const VERSION = 1;
const LONGEST = 16_384;
const LONGEST_ID = 64;
const TYPES = ['set', 'get', 'step', 'play', 'pause', 'reset'];
/** More in a second than this are more than a page can mean. */
const MOST_PER_SECOND = 60;

class EmbedPort extends HTMLElement {
  /** The site around us, once we know it; nothing is said before. */
  private site?: string;
  private waiting: Message[] = [];
  private height = 0;
  private second = 0;
  private heard = 0;
  private readonly resizes = new ResizeObserver(() => this.measure());

  connectedCallback(): void {
    if (window.parent === window) {
      return;
    }
    window.addEventListener('message', this.hear);
    const framer = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
    if (framer && this.may(framer)) {
      this.site = framer;
    }
    this.resizes.observe(document.querySelector('.embedded') ?? document.body);
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.hear);
    this.resizes.disconnect();
  }

  /** Called by the server. */
  tell(message: Message): void {
    if (typeof message['link'] === 'string') {
      message['link'] = new URL(message['link'], document.baseURI).href;
    }
    this.say(message);
  }

  private say(message: Message): void {
    if (this.site) {
      window.parent.postMessage(message, this.site);
    } else if (window.parent !== window) {
      // Of each kind the newest is enough.
      this.waiting = [...this.waiting.filter((each) => each.type !== message.type), message];
    }
  }

  private measure(): void {
    const height = Math.ceil((document.querySelector('.embedded') ?? document.body).getBoundingClientRect().height);
    if (height > 0 && height !== this.height) {
      this.height = height;
      this.say({ nudge: VERSION, type: 'height', height });
    }
  }

  private readonly hear = (e: MessageEvent): void => {
    if (e.source !== window.parent || !this.may(e.origin) || typeof e.data !== 'object' || e.data === null || !('nudge' in e.data)) {
      return;
    }
    if (!this.site) {
      this.site = e.origin;
      this.waiting.splice(0).forEach((each) => this.say(each));
    }
    if (e.origin !== this.site) {
      return;
    }
    const second = Math.floor(performance.now() / 1000);
    this.heard = second === this.second ? this.heard + 1 : 1;
    this.second = second;
    const id = typeof e.data.id === 'string' ? e.data.id.slice(0, LONGEST_ID) : '';
    try {
      this.dispatchEvent(new CustomEvent('embed-asked', { detail: this.asked(e.data as Message, id) }));
    } catch (refused) {
      this.say({ nudge: VERSION, type: 'error', id, message: (refused as Error).message });
    }
  };

  private asked(message: Message, id: string): { type: string; id: string; settings: string; count: number } {
    if (this.heard > MOST_PER_SECOND) {
      throw new Error(`More than ${MOST_PER_SECOND} messages in a second. Ask less often?`);
    }
    if (message.nudge !== VERSION) {
      throw new Error(`Messages of version ${String(message.nudge).slice(0, 8)} are not known here; this is version ${VERSION}.`);
    }
    if (!TYPES.includes(message.type)) {
      throw new Error(`There is no message "${String(message.type).slice(0, 40)}". There are ${TYPES.join(', ')}.`);
    }
    const count = message['count'] ?? 1;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 1000) {
      throw new Error('step: the count must be a whole number from 1 to 1000.');
    }
    return { type: message.type, id, settings: message.type === 'set' ? query(message['settings']) : '', count };
  }

  /** Whether a site may frame us, by the sources of the policy that the browser was told. */
  private may(origin: string): boolean {
    // A page in a sandbox has no origin: nothing could be told to it alone.
    return origin !== 'null' && (this.getAttribute('hosts') ?? '').split(' ').some((host) => matches(host, origin));
  }
}

/** Settings as the query of a link. */
function query(settings: unknown): string {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error('set: settings must be an object of names and values, such as { a: 1.5 }.');
  }
  const pairs = Object.entries(settings).map(([name, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw new Error(`set: the value of "${name.slice(0, 40)}" must be a text, a number, or true or false.`);
    }
    const text = value === true ? 'on' : value === false ? 'off' : String(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  });
  const all = pairs.join('&');
  if (all.length > LONGEST) {
    throw new Error(`set: settings of ${all.length} characters are longer than the ${LONGEST} that a message may have.`);
  }
  return all;
}

/** A source of a Content-Security-Policy: '*', 'self', a host, perhaps with a scheme before and a port behind. */
function matches(source: string, origin: string): boolean {
  if (source === '*') {
    return true;
  }
  if (source === "'self'") {
    return origin === location.origin;
  }
  const [, scheme, host, port] = /^(?:(https?):\/\/)?([^:/]+)(?::(.+))?$/.exec(source) ?? [];
  const site = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!site || !host) {
    return false;
  }
  const protocol = site.protocol.slice(0, -1);
  // As browsers read it: without a scheme ours holds, and what is plain may be encrypted.
  const asked = scheme ?? location.protocol.slice(0, -1);
  const schemeFits = protocol === asked || (asked === 'http' && protocol === 'https');
  const hostFits = host.startsWith('*.') ? site.hostname.endsWith(host.slice(1)) : site.hostname === host.toLowerCase();
  const usual = protocol === 'https' ? '443' : '80';
  const portFits = port === '*' || (site.port || usual) === (port ?? usual);
  return schemeFits && hostFits && portFits;
}

customElements.define('embed-port', EmbedPort);
