// What a lesson's text does in the browser: shows which experiment a link has set, and puts a word's card beside the word.
declare global {
  interface Window {
    nudgeHighlight(id: string): void;
    nudgeArrive(): void;
    nudgeTermCard(card: HTMLElement, term: string): void;
  }
}

const HIGHLIGHT_MS = 1200;
const MARGIN = 12;
const SETTLED_MS = 250;

window.nudgeHighlight = (id) => {
  const section = document.getElementById(id);
  if (!section) {
    return;
  }
  section.toggleAttribute('data-poked', true);
  window.setTimeout(() => section.removeAttribute('data-poked'), HIGHLIGHT_MS);
  const pictures = section.querySelector('.pictures')?.getBoundingClientRect();
  if (pictures && (pictures.bottom < 0 || pictures.top > window.innerHeight)) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    section.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  }
};

/** Goes to the experiment that the address names behind its hash; the address line loses the hash as soon as it holds the page's own settings. */
window.nudgeArrive = () => {
  const arrive = () => {
    const place = location.hash.startsWith('#experiment-') && document.getElementById(location.hash.slice(1));
    // Pictures get their height first.
    window.setTimeout(() => place && place.scrollIntoView({ block: 'start' }), SETTLED_MS);
    return place;
  };
  if (!arrive()) {
    // The router may write the address after the page.
    window.setTimeout(arrive);
  }
};

/** The last word pressed: the same word may stand on a page more than once. */
let pressed: HTMLElement | undefined;
document.addEventListener(
  'click',
  (e) => {
    pressed = (e.target as Element | null)?.closest?.<HTMLElement>('[data-term]') ?? pressed;
  },
  true,
);

window.nudgeTermCard = (card, term) => {
  const word = pressed?.dataset.term === term && pressed.isConnected ? pressed : document.querySelector<HTMLElement>(`[data-term="${CSS.escape(term)}"]`);
  if (!card.matches(':popover-open')) {
    card.showPopover();
  }
  if (!word) {
    return;
  }
  const at = word.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN));
  const below = at.bottom + 8;
  const top = below + height < window.innerHeight ? below : Math.max(MARGIN, at.top - height - 8);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
};

export {};
