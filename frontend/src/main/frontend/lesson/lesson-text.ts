// What a lesson's text does in the browser: shows which experiment a link has set, and puts a word's card beside the word.
declare global {
  interface Window {
    nudgeHighlight(id: string, back: string): void;
    nudgeArrive(anchor: string): void;
    nudgeTermCard(card: HTMLElement, term: string): void;
  }
}

const HIGHLIGHT_MS = 1200;
const ON_THE_WAY_MS = 1500;
const MARGIN = 12;
const SETTLED_MS = 250;

/** The link in the text that was pressed last. */
let poked: HTMLElement | undefined;
document.addEventListener(
  'click',
  (e) => {
    poked = (e.target as Element | null)?.closest?.<HTMLElement>('[data-poke]') ?? poked;
  },
  true,
);

window.nudgeHighlight = (id, back) => {
  const section = document.getElementById(id);
  if (!section) {
    return;
  }
  section.toggleAttribute('data-poked', true);
  window.setTimeout(() => section.removeAttribute('data-poked'), HIGHLIGHT_MS);
  const picture = section.querySelector('.first-picture')?.getBoundingClientRect();
  if (picture && (picture.bottom < 0 || picture.top > window.innerHeight)) {
    section.scrollIntoView({ block: 'start', behavior: motion() });
    wayBack(section, back);
  }
};

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

/** Leads from a section far away back to the link that led there; gone once the link is in sight again. */
function wayBack(section: HTMLElement, words: string): void {
  document.querySelector('.way-back')?.remove();
  // A word's card closes behind its link; its word stays.
  const link = poked?.closest('.term-card') ? pressed : poked;
  if (!link?.isConnected) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button way-back';
  button.textContent = words;
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      done();
    }
  });
  const done = () => {
    window.clearTimeout(later);
    seen.disconnect();
    button.remove();
  };
  // On the way there the link is still in sight.
  const later = window.setTimeout(() => seen.observe(link), ON_THE_WAY_MS);
  button.addEventListener('click', () => {
    done();
    link.scrollIntoView({ block: 'center', behavior: motion() });
    link.focus({ preventScroll: true });
  });
  // First in the section: a learner who goes by key is there now, and the controls come next.
  section.prepend(button);
  button.focus({ preventScroll: true });
}

/** Goes to the experiment that the address names behind its hash; the address line loses the hash as soon as it holds the page's own settings. */
/** Leads to the experiment that the address names, or else, where the page is opened by a link, to `anchor`. */
window.nudgeArrive = (anchor) => {
  const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const arrive = () => {
    // Who reloads or goes back stays where they were.
    const wanted = location.hash || (opened?.type === 'navigate' ? anchor : '');
    const place = wanted.startsWith('#experiment-') && document.getElementById(wanted.slice(1));
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
