import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import type { questionnaireResults } from '../../contract/results.ts'
import { type Leaning, leaningOf } from '../../domain/satisfaction.ts'
import { useWordsIn } from '../language.ts'
import { Bars } from './bars.tsx'
import './satisfaction.css'
import type { Choosing } from './use-choice.ts'

type Reply = CallerReply<typeof questionnaireResults>
type Row = Reply['items'][number]['rows'][number]

interface Line {
  readonly question: string
  readonly row: Row
  readonly leaning: Leaning | null
}

const linesOf = (items: Reply['items'], statements: Reply['dimensions'][number]['statements']): Line[] =>
  statements.flatMap(({ question, row: id }) => {
    const row = items.find((item) => item.id === question)?.rows.find((one) => one.id === id)
    return row === undefined ? [] : [{ question, row, leaning: leaningOf([row.bars]) }]
  })

/** How far to the left and to the right all bars reach, so that their middles stand under each other. */
interface Reach {
  readonly left: number
  readonly right: number
}

const leftOf = ({ against, neither }: Leaning) => against + neither / 2
const rightOf = ({ for: agreeing, neither }: Leaning) => agreeing + neither / 2

function reachOf(leanings: readonly (Leaning | null)[]): Reach {
  const known = leanings.filter((one) => one !== null)
  return { left: Math.max(0, ...known.map(leftOf)), right: Math.max(1, ...known.map(rightOf)) }
}

/** The index of satisfaction: one figure, a line for each dimension, and its statements behind it. */
export function Satisfaction({ reply, choosing }: { reply: Reply; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const asked = reply.items.filter(({ kind }) => kind === 'csi')
  const index = asked.find(({ figure }) => figure !== null)?.figure ?? null
  const each = reply.dimensions.map((one) => {
    const lines = linesOf(reply.items, one.statements)
    return { ...one, lines, leaning: leaningOf(lines.map(({ row }) => row.bars)) }
  })
  const reach = reachOf(each.flatMap(({ leaning, lines }) => [leaning, ...lines.map((line) => line.leaning)]))
  return (
    <section className="hx-result hx-satisfaction">
      <h2>{t('csi.title')}</h2>
      {index === null ? (
        <p>{t('csi.noIndex')}</p>
      ) : (
        <p>
          <EstimateText exact estimate={index} digits={1} size="large" />
        </p>
      )}
      <Key />
      {each.map(({ dimension, figure, leaning, lines }) => (
        <details key={dimension}>
          <summary>
            <Leaned name={t(`dimensions.${dimension}`)} figure={figure} leaning={leaning} reach={reach} />
          </summary>
          <ul>
            {lines.map((line) => (
              <OneStatement
                key={`${line.question}.${line.row.id}`}
                line={line}
                reach={reach}
                choosing={choosing}
              />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

/** What the colours mean; the shares beside each bar say the same in figures. */
function Key() {
  const { t } = useTranslation('questionnaires')
  return (
    <p className="hx-leaning-key hx-soft">
      <span>{t('csi.disagree')}</span>
      <span className="hx-leaning-scale" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((point) => (
          <span key={point} className={`hx-leaning-${point}`} />
        ))}
      </span>
      <span>{t('csi.agree')}</span>
    </p>
  )
}

function OneStatement(props: { line: Line; reach: Reach; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const { question, row, leaning } = props.line
  const { bars, words, figure } = row
  return (
    <li>
      <Leaned
        name={words === null ? row.id : say(words)}
        figure={figure}
        leaning={leaning}
        reach={props.reach}
      />
      <details>
        <summary>{t('csi.counts')}</summary>
        <Bars
          row={{ ...row, words: null }}
          digits={1}
          onOpen={(bar) =>
            props.choosing.filters.set({ view: 'comments', f: [`${question}.${row.id}=${bar}`] })
          }
        />
      </details>
      {bars.length === 0 && <p>{t('results.fewHere')}</p>}
    </li>
  )
}

/** A name, where people lean, and their mean. */
function Leaned(props: { name: string; figure: Row['figure']; leaning: Leaning | null; reach: Reach }) {
  const { t } = useTranslation('questionnaires')
  const { locale } = useLocale()
  const { name, figure, leaning, reach } = props
  const share = (value: number) => formatNumber(value, locale, 0)
  return (
    <span className="hx-leaned">
      <span>{name}</span>
      <span className="hx-leaned-figure">
        {figure === null ? (
          <span className="hx-soft">{t('results.hidden')}</span>
        ) : (
          <EstimateText exact estimate={figure} digits={2} compact />
        )}
      </span>
      {leaning !== null && (
        <>
          <LeaningBar leaning={leaning} reach={reach} />
          <small className="hx-soft hx-leaned-shares">
            {t('csi.shares', {
              against: share(leaning.against),
              neither: share(leaning.neither),
              for: share(leaning.for),
            })}
          </small>
        </>
      )}
    </span>
  )
}

/** The points side by side, the middle one around the line that all bars share. */
function LeaningBar({ leaning, reach }: { leaning: Leaning; reach: Reach }) {
  const whole = reach.left + reach.right
  const percent = (part: number) => `${(100 * part) / whole}%`
  return (
    <span className="hx-leaning" aria-hidden="true">
      <span className="hx-leaning-middle" style={{ insetInlineStart: percent(reach.left) }} />
      <span style={{ inlineSize: percent(reach.left - leftOf(leaning)) }} />
      {leaning.points.map((part, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place on the scale.
          key={place}
          className={`hx-leaning-${place + 1}`}
          style={{ inlineSize: percent(part) }}
        />
      ))}
    </span>
  )
}
