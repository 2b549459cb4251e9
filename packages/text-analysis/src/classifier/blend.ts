/** How much each view counts: class scores are `margins × margin + logits × logit`, then a softmax. */
export type Blend = { readonly margins: number; readonly logits: number }

/** Scores of many texts, text-major (`text × classes + class`), and the true class of each. */
export type JudgedScores = {
  readonly classes: number
  readonly margins: Float32Array
  readonly logits: Float32Array
  readonly of: Int32Array
}

const STEPS = 40
/** Keeps the blend near «both alike» while there are few texts to learn it from, in units of one text. */
const CAUTION = 1
const START: Blend = { margins: 1, logits: 1 }

/** Softmax of the blended scores of one text, into `into`. */
export function probabilities(
  scores: { readonly margins: Float32Array; readonly logits: Float32Array },
  blend: Blend,
  into: Float32Array,
): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let label = 0; label < into.length; label++) {
    const score =
      blend.margins * (scores.margins[label] as number) + blend.logits * (scores.logits[label] as number)
    into[label] = score
    if (score > highest) highest = score
  }
  let total = 0
  for (let label = 0; label < into.length; label++) {
    into[label] = Math.exp((into[label] as number) - highest)
    total += into[label] as number
  }
  for (let label = 0; label < into.length; label++) into[label] = (into[label] as number) / total
}

/** Loss with its first and second derivatives along margins (m) and logits (l). */
type Slope = { loss: number; m: number; l: number; mm: number; ml: number; ll: number }

function slopeAt(judged: JudgedScores, blend: Blend): Slope {
  const { classes, of } = judged
  const shares = new Float32Array(classes)
  const dm = blend.margins - START.margins
  const dl = blend.logits - START.logits
  const slope: Slope = {
    loss: (CAUTION * (dm * dm + dl * dl)) / 2,
    m: CAUTION * dm,
    l: CAUTION * dl,
    mm: CAUTION,
    ml: 0,
    ll: CAUTION,
  }
  for (let text = 0; text < of.length; text++) {
    const margins = judged.margins.subarray(text * classes, (text + 1) * classes)
    const logits = judged.logits.subarray(text * classes, (text + 1) * classes)
    probabilities({ margins, logits }, blend, shares)
    addText(slope, { margins, logits, shares, own: of[text] as number })
  }
  return slope
}

function addText(
  slope: Slope,
  text: { margins: Float32Array; logits: Float32Array; shares: Float32Array; own: number },
): void {
  const { margins, logits, shares, own } = text
  let [m, l, mm, ml, ll] = [0, 0, 0, 0, 0]
  for (let label = 0; label < shares.length; label++) {
    const share = shares[label] as number
    const margin = margins[label] as number
    const logit = logits[label] as number
    m += share * margin
    l += share * logit
    mm += share * margin * margin
    ml += share * margin * logit
    ll += share * logit * logit
  }
  slope.loss -= Math.log(Math.max(shares[own] as number, 1e-30))
  slope.m += m - (margins[own] as number)
  slope.l += l - (logits[own] as number)
  slope.mm += mm - m * m
  slope.ml += ml - m * l
  slope.ll += ll - l * l
}

function stepFrom(blend: Blend, { m, l, mm, ml, ll }: Slope, length: number): Blend {
  const determinant = mm * ll - ml * ml
  return {
    margins: Math.max(0, blend.margins - (length * (ll * m - ml * l)) / determinant),
    logits: Math.max(0, blend.logits - (length * (mm * l - ml * m)) / determinant),
  }
}

/**
 * The blend under which the true classes are likeliest, neither view negative: stacking (Wolpert 1992) and
 * temperature scaling (Guo et al., ICML 2017) in one. Newton's method on a convex loss, steps halved until they help.
 * `loss` is the mean negative log-likelihood in nats.
 */
export function findBlend(judged: JudgedScores): { blend: Blend; loss: number } {
  let blend = START
  let slope = slopeAt(judged, blend)
  for (let i = 0; i < STEPS; i++) {
    let length = 1
    let next = stepFrom(blend, slope, length)
    let there = slopeAt(judged, next)
    while (there.loss > slope.loss && length > 1e-3) {
      length /= 2
      next = stepFrom(blend, slope, length)
      there = slopeAt(judged, next)
    }
    const gain = slope.loss - there.loss
    if (gain > 0) {
      blend = next
      slope = there
    }
    if (gain < 1e-7 * slope.loss) break
  }
  return { blend, loss: slope.loss / Math.max(1, judged.of.length) }
}
