/*
 * <script src="https://nudge.example/embed.js" async></script>
 * <nudge-experiment name="quadratic" a="1.1">What stands here is shown where Nudge cannot be.</nudge-experiment>
 *
 * A thin element around a lazy frame of Nudge's page /embed/<name>; docs/embedding.md tells all of it. Plain JavaScript, so that it is what you read.
 */
(() => {
  'use strict';

  const SERVER = new URL('.', document.currentScript.src);
  const VERSION = 1;
  /** What says how it is shown, beside its settings. */
  const OPTIONS = ['theme', 'accent', 'hide', 'controls'];
  /** What HTML gives every element, and what is ours: no settings. */
  const OTHERS = new Set([
    ...OPTIONS, 'name', 'height', 'settings',
    'accesskey', 'autocapitalize', 'autofocus', 'class', 'contenteditable', 'dir', 'draggable', 'enterkeyhint', 'exportparts', 'hidden', 'id', 'inert', 'inputmode',
    'is', 'itemid', 'itemprop', 'itemref', 'itemscope', 'itemtype', 'lang', 'nonce', 'part', 'popover', 'role', 'slot', 'spellcheck', 'style', 'tabindex', 'title',
    'translate', 'writingsuggestions',
  ]);
  /** Started when that near to the window, this many at once; the first alone: what it brings, the others find there. */
  const NEAR = '600px';
  const AT_ONCE = 2;
  const PATIENCE_MS = 20_000;
  /** How long one that is slow keeps others from starting. */
  const TURN_MS = 4_000;
  /** The first one answers and draws before others begin. */
  const BREATH_MS = 250;
  /** How often it is looked whether a server that could not be reached is back. */
  const AGAIN_MS = 30_000;
  /** An answer comes where a walk has arrived; on its way the frame tells of it. This long it may say nothing at all. */
  const SILENCE_MS = 20_000;
  const LONGEST = 65_536;
  const HEIGHT = 560;
  const HIGHEST = 10_000;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; position: relative; }
    :host([hidden]) { display: none; }
    iframe, img { display: block; width: 100%; border: 0; }
    iframe { position: absolute; inset: 0; height: 100%; visibility: hidden; color-scheme: normal; }
    :host(:is([data-state='ready'], [data-state='cut'])) iframe { position: static; visibility: visible; }
    :host(:is([data-state='ready'], [data-state='cut'])) :is(img, .words, slot) { display: none; }
    img { height: 100%; object-fit: contain; box-sizing: border-box; padding: 8px 8px 96px; }
    img.none { position: absolute; visibility: hidden; }
    img:not(.none) ~ slot { display: none; }
    .box { position: relative; overflow: hidden; }
    .words { position: absolute; inset: auto 0 0; margin: 0; padding: 8px 12px; font: 15px/1.5 system-ui, sans-serif; text-align: center; color: CanvasText; background: Canvas; }
    :host(:not([data-state='still'])) .words { visibility: hidden; }
    .words > * { margin: 0 6px; }
    slot { display: block; padding: 8px 12px 96px; }
    .words :is(a, button) { font: inherit; min-height: 32px; }
  `);

  /** Those that are near and not begun; the nearest is next. */
  const queue = new Set();
  let loading = 0;
  let atOnce = 1;
  /** Far pictures, which come when the first experiment is there, or later where none is near: one that begins needs what they would take. */
  const farStills = new Set();
  let stillsWait = true;
  const bringStills = () => {
    stillsWait = false;
    for (const still of farStills) {
      still.loading = 'eager';
    }
    farStills.clear();
  };
  const distance = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return Math.max(0, top - innerHeight, -bottom);
  };
  const next = () => {
    while (loading < atOnce && queue.size > 0) {
      const element = [...queue].reduce((nearest, each) => (distance(each) < distance(nearest) ? each : nearest));
      queue.delete(element);
      nearness.unobserve(element);
      loading += 1;
      let over = false;
      const free = () => {
        loading -= 1;
        atOnce = AT_ONCE;
        bringStills();
        next();
      };
      const done = () => {
        if (!over) {
          over = true;
          setTimeout(free, atOnce === 1 ? BREATH_MS : 0);
        }
      };
      setTimeout(done, TURN_MS);
      element._load(done);
    }
  };

  /** Who has left again before its turn waits until it is near again. */
  const nearness = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          queue.add(target);
        } else {
          queue.delete(target);
        }
      }
      next();
    },
    { rootMargin: NEAR },
  );

  /** Those in sight need not wait until the page is drawn, when the observer tells of them. In a frame as high as all it holds nobody knows what is in sight. */
  const beginAtOnce = () => {
    const isInSight = ({ top, bottom, left, right }) => top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
    for (const element of document.querySelectorAll('nudge-experiment')) {
      if (element.state === 'waiting' && isInSight(element.getBoundingClientRect())) {
        queue.add(element);
      }
    }
    next();
  };

  class NudgeExperiment extends HTMLElement {
    #frame;
    #still;
    #words;
    #box;
    #timer;
    #asked = new Map();
    #serial = 0;
    #state = { settings: {}, readouts: {}, steps: 0, link: '' };
    #loaded = '';
    /** What a reader has come to, where another option loads the frame anew. */
    #kept;
    #unreachable = false;
    #done = () => {};
    #watch = new MutationObserver((changes) => this.#changed(changes));

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = '<div class="box"><img class="none" alt="" decoding="async"><slot></slot><p class="words" role="status"></p></div>';
      [this.#box, this.#still, , this.#words] = [root.firstChild, ...root.firstChild.children];
      this.#still.addEventListener('load', () => this.#still.classList.remove('none'));
      this.#still.addEventListener('error', () => {
        this.#still.classList.add('none');
        this.#doubt(this.#still.src);
      });
    }

    connectedCallback() {
      // What was set before this script had come.
      if (Object.hasOwn(this, 'settings')) {
        const { settings } = this;
        delete this.settings;
        this.settings = settings;
      }
      window.addEventListener('message', this.#hear);
      this.#watch.observe(this, { attributes: true, attributeOldValue: true });
      this.#begin();
    }

    disconnectedCallback() {
      window.removeEventListener('message', this.#hear);
      nearness.unobserve(this);
      queue.delete(this);
      farStills.delete(this.#still);
      // Perhaps it is only moved.
      if (this.#isThere) {
        this.#kept = this.settings;
      }
      this.#unload();
      this.#show('waiting');
    }

    /** waiting until it is near, loading, ready, cut where the line is and the frame says so, or still: a picture, or what stands in the element. */
    get state() {
      return this.dataset.state ?? 'waiting';
    }

    get #isThere() {
      return ['ready', 'cut'].includes(this.state);
    }

    /** As they are now: names and values as in a link. */
    get settings() {
      return { ...this.#state.settings };
    }

    set settings(settings) {
      if (this.#isThere) {
        this.set(settings).catch(() => {});
      } else {
        for (const [name, value] of Object.entries(settings)) {
          this.setAttribute(name, value === true ? 'on' : value === false ? 'off' : String(value));
        }
      }
    }

    get readouts() {
      return { ...this.#state.readouts };
    }

    get steps() {
      return this.#state.steps;
    }

    /** The address that shows exactly this in Nudge. */
    get link() {
      return this.#state.link || this.#address(`embed/${encodeURIComponent(this.#name)}`, OPTIONS);
    }

    /** Each asks the experiment, and brings its state then; it fails with what the experiment refused. */
    set(settings) {
      return this.#ask({ type: 'set', settings });
    }

    get() {
      return this.#ask({ type: 'get' });
    }

    step(count = 1) {
      return this.#ask({ type: 'step', count });
    }

    play() {
      return this.#ask({ type: 'play' });
    }

    pause() {
      return this.#ask({ type: 'pause' });
    }

    reset() {
      return this.#ask({ type: 'reset' });
    }

    get #name() {
      return this.getAttribute('name') ?? '';
    }

    #begin() {
      this.#unreachable = false;
      this.#show('waiting');
      const height = Number(this.getAttribute('height'));
      this.#reserve(height > 0 && height <= HIGHEST ? height : HEIGHT);
      this.#still.alt = `${this.title || this.#name}: a still picture`;
      if (!/^[a-z0-9-]+$/.test(this.#name)) {
        this.#fail('This element needs the name of an experiment, such as name="quadratic".', false, false);
        return;
      }
      const plain = SERVER.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(SERVER.hostname);
      if (location.protocol === 'https:' && plain) {
        this.#fail('This page is encrypted and Nudge is not, so the browser keeps the experiment out.', false);
        return;
      }
      const still = new URL(this.#address(`picture/${this.#name}.svg`, []));
      still.searchParams.set('theme', this.#isDark() ? 'dark' : 'light');
      this.#still.loading = stillsWait ? 'lazy' : 'eager';
      if (stillsWait) {
        farStills.add(this.#still);
      }
      this.#still.src = still.href;
      nearness.observe(this);
    }

    /** @private called in its turn */
    _load(done) {
      this.#unload();
      this.#done = done;
      this.#show('loading');
      this.#open();
    }

    /** Each load has a frame of its own: what an earlier one still says is not heard, and what it was asked is void. */
    #open() {
      this.#drop();
      this.#frame = document.createElement('iframe');
      this.#frame.title = this.title || `Nudge: ${this.#name}`;
      this.#frame.referrerPolicy = 'origin';
      this.#frame.allow = 'clipboard-write';
      this.#frame.sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads';
      this.#loaded = this.#beginning;
      this.#frame.src = this.#loaded;
      this.#box.append(this.#frame);
      this.#timer = setTimeout(() => this.#fail('Nudge does not answer, or does not let this site show it. What you see stands still.', true), PATIENCE_MS);
    }

    #drop() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#forget();
    }

    /** Who was asked is there no more. */
    #forget() {
      for (const { refuse } of this.#asked.values()) {
        refuse(new Error('The experiment was left.'));
      }
      this.#asked.clear();
    }

    /** There is no picture: perhaps there is no such experiment either, which a frame of another site cannot tell. */
    async #doubt(still) {
      const answer = await fetch(still, { credentials: 'omit' }).catch(() => undefined);
      if (answer?.status === 404 && still === this.#still.src && this.isConnected) {
        nearness.unobserve(this);
        queue.delete(this);
        this.#unload();
        const message = `There is no experiment "${this.#name}". Perhaps a letter of the name is wrong.`;
        this.#fail(message, false, false);
        this.#box.style.height = '';
        this.#tell('error', { message });
      }
    }

    #unload() {
      this.#done();
      this.#drop();
    }

    #show(state) {
      this.dataset.state = state;
    }

    /** The frame stays where one is: it may only be slow. */
    #fail(why, again, known = true) {
      this.#done();
      this.#show('still');
      this.#words.replaceChildren(Object.assign(document.createElement('span'), { textContent: why }));
      const link = Object.assign(document.createElement('a'), { href: this.link, target: '_blank', rel: 'noopener', textContent: 'Open in Nudge' });
      if (known) {
        this.#words.append(link);
      }
      if (again) {
        const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again' });
        button.addEventListener('click', () => {
          this.#begin();
        });
        this.#words.append(button);
        this.#seek();
      }
    }

    /** Begins by itself once a server is back that could not be reached; one that is there and does not let itself be framed is left alone. */
    #seek() {
      const waits = () => this.state === 'still' && this.isConnected;
      const probe = new Image();
      probe.addEventListener('load', () => {
        if (waits() && this.#unreachable) {
          this.#begin();
        }
      });
      probe.addEventListener('error', () => {
        if (!waits()) {
          return;
        }
        this.#unreachable = true;
        this.#timer = setTimeout(() => {
          if (document.hidden) {
            document.addEventListener('visibilitychange', () => waits() && this.#seek(), { once: true });
          } else if (waits()) {
            this.#seek();
          }
        }, AGAIN_MS);
      });
      const address = new URL(this.#address(`picture/${this.#name}.svg`, []));
      address.searchParams.set('at', Date.now());
      probe.src = address.href;
    }

    #reserve(height) {
      this.#box.style.height = `${height}px`;
    }

    /** The attributes that are settings, as they stand, with what the reader had come to. */
    get #named() {
      return this.#kept ? new URLSearchParams(this.#kept) : this.#begun;
    }

    get #begun() {
      const named = new URLSearchParams(this.getAttribute('settings') ?? '');
      for (const { name, value } of this.attributes) {
        if (isSetting(name)) {
          named.set(name, value);
        }
      }
      return named;
    }

    #isDark() {
      const theme = this.getAttribute('theme');
      return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    }

    #address(path, options, query = this.#named) {
      const url = new URL(path, SERVER);
      for (const option of options) {
        if (this.hasAttribute(option)) {
          query.set(option, this.getAttribute(option));
        }
      }
      url.search = query;
      return url.href;
    }

    /** Where the frame begins, and whither it starts over. */
    get #beginning() {
      return this.#address(`embed/${this.#name}`, OPTIONS, this.#begun);
    }

    #changed(changes) {
      const names = new Set(changes.filter((each) => this.getAttribute(each.attributeName) !== each.oldValue).map((each) => each.attributeName));
      const settings = [...names].filter((name) => isSetting(name) && this.hasAttribute(name));
      if (['name', 'settings', ...OPTIONS].some((name) => names.has(name))) {
        if (names.has('name') || names.has('settings')) {
          this.#kept = undefined;
        } else if (this.#isThere) {
          this.#kept = this.settings;
        }
        this.#turn(settings);
        this.#state = { settings: {}, readouts: {}, steps: 0, link: '' };
        if (this.isConnected) {
          this.#unload();
          this.#begin();
        }
      } else if (settings.length > 0 && this.#isThere) {
        this.set(Object.fromEntries(settings.map((name) => [name, this.getAttribute(name)]))).catch(() => {});
      } else if (settings.length > 0) {
        this.#turn(settings);
        if (this.state === 'loading' && (this.#kept || this.#loaded !== this.#beginning)) {
          this.#open();
        }
      }
    }

    /** Attributes that change while the frame is loaded anew: as in a link, a walk begins from them. */
    #turn(settings) {
      if (this.#kept && settings.length > 0) {
        delete this.#kept.then;
        for (const name of settings) {
          this.#kept[name] = this.getAttribute(name);
        }
      }
    }

    #ask(message) {
      if (!this.#isThere) {
        return Promise.reject(new Error(`The experiment is ${this.state}, not ready: wait for its event "ready".`));
      }
      return this.#say(message);
    }

    #say(message) {
      this.#serial += 1;
      const id = String(this.#serial);
      return new Promise((answer, refuse) => {
        let timer;
        const over = (end) => (value) => {
          clearTimeout(timer);
          this.#asked.delete(id);
          end(value);
        };
        const wait = () => {
          clearTimeout(timer);
          timer = setTimeout(() => over(refuse)(new Error(`Nudge did not answer to "${message.type}".`)), SILENCE_MS);
        };
        this.#asked.set(id, { answer: over(answer), refuse: over(refuse), wait });
        wait();
        this.#frame.contentWindow.postMessage({ nudge: VERSION, id, ...message }, SERVER.origin);
      });
    }

    #hear = ({ source, origin, data }) => {
      const ours = this.#frame && source === this.#frame.contentWindow && origin === SERVER.origin;
      if (!ours || typeof data !== 'object' || data === null || data.nudge !== VERSION || JSON.stringify(data).length > LONGEST) {
        return;
      }
      for (const { wait } of this.#asked.values()) {
        wait();
      }
      switch (data.type) {
        case 'ready':
          clearTimeout(this.#timer);
          this.#forget();
          this.#done();
          if (this.#kept) {
            this.#resume(data);
          } else {
            this.#ready(data);
          }
          break;
        case 'height':
          if (Number.isFinite(data.height) && data.height > 0) {
            this.#reserve(Math.min(data.height, HIGHEST));
          }
          break;
        case 'change':
          this.#keep(data);
          this.#asked.get(data.id)?.answer(this.#state);
          this.#tell('change', data);
          break;
        case 'connection':
          if (this.#isThere) {
            this.#show(data.connected ? 'ready' : 'cut');
            this.#tell('connection', data);
          }
          break;
        case 'goal-reached':
          this.#tell('goal-reached', data);
          break;
        case 'refused':
          // In its own words; the frame tries again by itself where that is of use.
          if (!this.#isThere) {
            clearTimeout(this.#timer);
            this.#fail(data.message, data.again === true, data.again === true);
          }
          break;
        case 'error':
          this.#asked.get(data.id)?.refuse(new Error(data.message));
          this.#tell('error', data);
          break;
        default:
          // A later version may say more.
          break;
      }
    };

    #ready(data) {
      const wasCut = this.state === 'cut';
      this.#keep(data);
      this.#show('ready');
      if (wasCut) {
        // Nudge was begun anew, and so was the frame.
        this.#tell('connection', { connected: true });
      }
      this.#tell('ready', data);
    }

    /** Goes where the reader had come to, and arrives there, before it is seen; what is refused leaves it at its beginning. */
    #resume(data) {
      const settings = this.#kept;
      const frame = this.#frame;
      const there = (state) => {
        if (frame === this.#frame) {
          this.#kept = undefined;
          this.#ready({ ...data, ...state });
        }
      };
      this.#say({ type: 'set', settings }).then(there, () => there({}));
    }

    #keep({ settings, readouts, steps, link }) {
      this.#state = { settings, readouts, steps, link };
    }

    #tell(type, { nudge, type: told, ...detail }) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== 'error', composed: true }));
    }
  }

  function isSetting(name) {
    return !OTHERS.has(name) && !/^(aria|data)-/.test(name) && !(name.startsWith('on') && name in HTMLElement.prototype);
  }

  setTimeout(bringStills, TURN_MS);
  if (!customElements.get('nudge-experiment')) {
    customElements.define('nudge-experiment', NudgeExperiment);
    if (!document.hidden && window.parent === window) {
      // Not before the page's own scripts have set what they set.
      document.readyState === 'loading' ? addEventListener('DOMContentLoaded', beginAtOnce) : beginAtOnce();
    }
  }
})();
