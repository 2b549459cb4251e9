import { proportion } from '@huixiang/cx-stats/proportion.ts'
import type { Confusion, CoveragePoint } from '@huixiang/text-analysis/classifier/evaluation.ts'
import { macroF1Interval } from '@huixiang/text-analysis/classifier/evaluation.ts'
import type { TrainingReport } from '@huixiang/text-analysis/classifier/training.ts'

/** What the card says besides the figures. `madeOn` is a day (2026-01-31); `sources` are file names or descriptions. */
export type CardFacts = {
  readonly task: string
  readonly madeOn: string
  readonly seed: number
  readonly sources: { readonly train: string; readonly dev: string }
  readonly badLines: number
}

const percent = (value: number) => (value * 100).toFixed(1)

/** «91.2 (90.1–92.2)», in per cent, with Wilson's 95 % interval; a dash when there is nothing to count. */
function share(hits: number, n: number): string {
  const { value, low, high } = proportion({ hits, n })
  return value === null ? '–' : `${percent(value)} (${percent(low ?? 0)}–${percent(high ?? 1)})`
}

const cell = (text: string | number) => String(text).replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ')

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

function figures({ dev, outcomes, ...report }: TrainingReport, seed: number): string {
  const f1 = macroF1Interval(outcomes, seed)
  const hits = Math.round(dev.accuracy * dev.n)
  return table(
    ['figure', `on ${dev.n} dev texts`],
    [
      ['accuracy, %', share(hits, dev.n)],
      ['macro-F1, %', `${percent(dev.macroF1)} (${percent(f1.low)}–${percent(f1.high)})`],
      ['expected calibration error', dev.ece.toFixed(3)],
      ['dev texts of a class never trained', report.warnings.unknown],
    ],
  )
}

const coverageRows = (points: readonly CoveragePoint[]) =>
  points.map(({ coverage, accuracy }) => [`${percent(coverage)} %`, `${percent(accuracy)} %`])

const confusionRows = (pairs: readonly Confusion[]) =>
  pairs.map(({ truth, said, count }) => [truth, said, count])

function classRows({ dev, classes }: TrainingReport): (string | number)[][] {
  return Object.entries(classes).map(([name, trained]) => {
    const { support = 0, said = 0, hits = 0 } = dev.perLabel[name] ?? {}
    return [name, trained, support, share(hits, said), share(hits, support)]
  })
}

function howMade({ settings, blend, features, tried, warnings }: TrainingReport, facts: CardFacts): string {
  const losses = tried.map(({ sweeps, loss }) => `${sweeps} sweeps ${loss.toFixed(4)}`).join(', ')
  return [
    `- Two views of ${features} features (runs of 1–4 characters, phrases of 1–2 words): separators with penalty ${settings.penalty}, a network learnt in ${settings.sweeps} sweeps; blended ${blend.margins.toFixed(3)} to ${blend.logits.toFixed(3)} on the dev texts.`,
    `- Mean negative log-likelihood on them: ${losses}.`,
    `- Seed ${facts.seed}. The same files, seed and version give the same model.`,
    `- Left out: ${facts.badLines} lines that were no example. Texts with two classes: ${warnings.contradictory}. Classes with one example: ${warnings.single.length}.`,
    '- The figures are those of the model learnt without the dev texts; the model in this folder was then learnt once more from both, with the same settings.',
  ].join('\n')
}

/** The model card of one training, in Markdown: what it was made from, how good it is, how sure that is. */
export function modelCard(report: TrainingReport, facts: CardFacts): string {
  return `# Model card: ${facts.task}

Made on ${facts.madeOn} from ${facts.sources.train} (${report.trained} texts), chosen and measured on ${facts.sources.dev} (${report.tuned} texts).

${figures(report, facts.seed)}

Intervals are 95 %: Wilson for shares, percentile bootstrap for macro-F1. Settings were chosen on the same dev texts, so
expect slightly less on texts never seen.

## How it was made

${howMade(report, facts)}

## Accuracy by coverage

Accuracy among the texts the model is surest of; the others go to a person.

${table(['coverage', 'accuracy'], coverageRows(report.dev.coverage))}

## Classes

${table(['class', 'trained on', 'in dev', 'precision, %', 'recall, %'], classRows(report))}

## Most frequent confusions

${table(['truth', 'said', 'texts'], confusionRows(report.dev.confusions))}

## Limits

It knows what these texts taught it: other trades, channels or years need their own examples. Confidence is calibrated for
texts like the dev texts only. It decides by wording and can repeat the habits of whoever labelled.
`
}
