/**
 * What a learner has reached, kept in this browser alone, under the key `nudge.progress`:
 *
 *     {"version": 1,
 *      "checkpoints": {"<lesson>": {"<experiment>.<goal>": "<ISO time of the first time>"}},
 *      "predictions": {"<lesson>": {"<prediction>": {"chosen": <option from 0>, "right": <option from 0>, "at": "<ISO time>"}}},
 *      "drawings": {"<lesson>": {"<prediction>": {"drawn": [<height>, …], "at": "<ISO time>"}}},
 *      "left": {"<experiment>": "<query of its link, as the learner left it>"}}
 *
 * A change fires `nudge-progress` on the window. Browsers that keep nothing (a private window) lose it with the page.
 */
export const KEY = 'nudge.progress';

export interface PredictionMade {
  chosen: number;
  right: number;
  at: string;
}

/** A curve, as heights at even distances. */
export interface DrawingMade {
  drawn: number[];
  at: string;
}

export interface Progress {
  version: 1;
  checkpoints: Record<string, Record<string, string>>;
  predictions: Record<string, Record<string, PredictionMade>>;
  drawings: Record<string, Record<string, DrawingMade>>;
  left: Record<string, string>;
}

declare global {
  interface Window {
    /** Notes how the learner left an experiment. */
    nudgeLeave(experiment: string, query: string): void;
    /** How the learner left each experiment. */
    nudgeLeft(): Record<string, string>;
  }
}

let unkept: Progress | undefined;

export function readProgress(): Progress {
  const empty = nothing();
  if (unkept) {
    return unkept;
  }
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Progress> | null;
    return kept?.version === 1 ? { ...empty, ...kept } : empty;
  } catch {
    // Not ours, or no storage here: begin anew.
    return empty;
  }
}

/** When the checkpoint was first reached; undefined if not yet. */
export function reachedAt(lesson: string, checkpoint: string): string | undefined {
  return readProgress().checkpoints[lesson]?.[checkpoint];
}

/** Notes a checkpoint; true if this is the first time. */
export function reach(lesson: string, checkpoint: string): boolean {
  const progress = readProgress();
  const ofLesson = (progress.checkpoints[lesson] ??= {});
  if (ofLesson[checkpoint]) {
    return false;
  }
  ofLesson[checkpoint] = new Date().toISOString();
  write(progress);
  return true;
}

export function predictionMade(lesson: string, name: string): PredictionMade | undefined {
  return readProgress().predictions[lesson]?.[name];
}

export function predict(lesson: string, name: string, chosen: number, right: number): void {
  const progress = readProgress();
  (progress.predictions[lesson] ??= {})[name] = { chosen, right, at: new Date().toISOString() };
  write(progress);
}

export function drawingMade(lesson: string, name: string): DrawingMade | undefined {
  return readProgress().drawings[lesson]?.[name];
}

export function keepDrawing(lesson: string, name: string, drawn: number[]): void {
  const progress = readProgress();
  (progress.drawings[lesson] ??= {})[name] = { drawn, at: new Date().toISOString() };
  write(progress);
}

window.nudgeLeave = (experiment, query) => {
  const progress = readProgress();
  progress.left[experiment] = query;
  write(progress);
};

window.nudgeLeft = () => readProgress().left;

/** Everything, as a text that {@link imported} takes. */
export function exported(): string {
  return JSON.stringify(readProgress(), undefined, 1);
}

/** Takes over what an exported text holds; of two times the earlier one stays. False, and nothing taken, if it is no such text. */
export function imported(text: string): boolean {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isRecord(file) || file.version !== 1 || !isRecord(file.checkpoints) || !isRecord(file.predictions ?? {}) || !isRecord(file.drawings ?? {}) || !isRecord(file.left ?? {})) {
    return false;
  }
  const progress = readProgress();
  each(file.checkpoints, (lesson, checkpoint, at) => {
    if (isTime(at)) {
      const ofLesson = (progress.checkpoints[lesson] ??= {});
      ofLesson[checkpoint] = [ofLesson[checkpoint] ?? at, at].sort()[0];
    }
  });
  each(file.predictions ?? {}, (lesson, name, made) => {
    if (isRecord(made) && Number.isInteger(made.chosen) && Number.isInteger(made.right) && isTime(made.at)) {
      (progress.predictions[lesson] ??= {})[name] ??= made as unknown as PredictionMade;
    }
  });
  each(file.drawings ?? {}, (lesson, name, made) => {
    if (isRecord(made) && Array.isArray(made.drawn) && made.drawn.every(Number.isFinite) && isTime(made.at)) {
      (progress.drawings[lesson] ??= {})[name] ??= made as unknown as DrawingMade;
    }
  });
  for (const [experiment, query] of Object.entries(file.left ?? {})) {
    if (typeof query === 'string' && experiment !== '__proto__') {
      progress.left[experiment] ??= query;
    }
  }
  write(progress);
  return true;
}

/** As if nobody had been here. */
export function forget(): void {
  write(nothing());
}

function nothing(): Progress {
  return { version: 1, checkpoints: {}, predictions: {}, drawings: {}, left: {} };
}

function each(records: unknown, visit: (lesson: string, name: string, value: unknown) => void): void {
  for (const [lesson, names] of Object.entries(records as object)) {
    if (isRecord(names) && lesson !== '__proto__') {
      Object.entries(names).forEach(([name, value]) => visit(lesson, name, value));
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
}

function write(progress: Progress): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
  } catch {
    unkept = progress;
  }
  window.dispatchEvent(new CustomEvent('nudge-progress'));
}
