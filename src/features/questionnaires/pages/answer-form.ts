import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { say } from '#platform/pages/say.ts'
import { checkedAnswers } from '../domain/check-answers.ts'
import { asked } from '../domain/conditions.ts'
import { pagesAsked } from '../domain/form-fields.ts'
import { inLanguage, piped } from '../domain/piping.ts'
import { inOrder } from '../domain/question-order.ts'
import { type Answers, withTexts } from '../domain/questionnaire.ts'
import type { AnswerProps } from './answer-props.ts'
import { partialKeeper, saySeen } from './partial-answers.ts'
import { QuestionField } from './question-field.ts'

type Problems = AnswerProps['problems']

const fillable = 'input:not([type=hidden]), select, textarea, button'

function useAnswering(props: AnswerProps) {
  const { questionnaire, token, sitting, preview, send } = props
  const apart = preview || send !== undefined
  const [answers, setAnswers] = useState<Answers>(props.answers)
  const [page, setPage] = useState(props.page)
  const [problems, setProblems] = useState<Problems>(props.problems)
  const [thanked, thank] = useState(false)
  const [alive, live] = useState(false)
  const keep = useMemo(() => partialKeeper(token, sitting), [token, sitting])
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => live(true), [])
  useEffect(() => (apart ? undefined : saySeen(token, sitting)), [apart, token, sitting])
  const change = (id: string, value: unknown) => {
    const { [id]: _before, ...others } = answers
    const next = (value === undefined ? others : { ...others, [id]: value }) as Answers
    setAnswers(next)
    setProblems(problems.filter(({ question }) => question !== id))
    if (!apart) keep(next)
  }
  const show = (next: number, found: Problems = []) => {
    setPage(next)
    setProblems(found)
    const first = found[0] && document.getElementById(`q.${found[0].question}`)
    // Whoever does not see the page scroll is taken along.
    const field = first ? first.querySelector<HTMLElement>(fillable) : top.current
    field?.focus({ preventScroll: true })
    if (first) first.scrollIntoView({ block: 'center' })
    else top.current?.scrollIntoView()
  }
  const pageOf = (id: string) =>
    questionnaire.pages.findIndex(({ questions }) => questions.some((question) => question.id === id))
  /** Whether the browser may send the form; otherwise the first thing that is open is shown. */
  const go = (where: string): boolean => {
    const places = pagesAsked(questionnaire, answers)
    const at = places.indexOf(page)
    const { problems: open } = checkedAnswers(questionnaire, answers)
    const here = open.filter(({ question }) => where === 'send' || pageOf(question) === page)
    if (where === 'back') show(places[at - 1] ?? page)
    else if (here[0]) show(pageOf(here[0].question), here)
    else if (where === 'next') show(places[at + 1] ?? page)
    else if (preview) thank(true)
    else if (send) send(answers)
    else return true
    return false
  }
  return { answers, page, problems, alive, thanked, top, change, go }
}

function Buttons({
  words,
  places,
  page,
}: Pick<AnswerProps, 'words' | 'page'> & { places: readonly number[] }): VNode {
  const at = places.indexOf(page)
  const last = at === places.length - 1
  return html`<div class="steps">
    <button class="primary" type="submit" name="go" value=${last ? 'send' : 'next'}>${say(words, last ? 'send' : 'next')}</button>
    ${at > 0 ? html`<button type="submit" name="go" value="back" formnovalidate>${say(words, 'back')}</button>` : null}
  </div>`
}

function Progress({ words, at, of }: Pick<AnswerProps, 'words'> & { at: number; of: number }): VNode | null {
  if (of < 2) return null
  return html`<div class="progress">
    <progress value=${at} max=${of} aria-label=${say(words, 'page', { at, of })}></progress>
    <span class="soft">${say(words, 'page', { at, of })}</span>
  </div>`
}

/** The questions of one page at a time: alive in the browser, and a plain form without a script. */
export function AnswerForm(props: AnswerProps): VNode {
  const { words, language, questionnaire, token, sitting, seed, notice } = props
  const { answers, page, problems, alive, thanked, top, change, go } = useAnswering(props)
  if (thanked)
    return html`<p class="notice good" role="status">${inLanguage(questionnaire.thanks, language)}</p>`
  const shown = asked(questionnaire, answers)
  const places = pagesAsked(questionnaire, answers)
  const current = questionnaire.pages[page]
  const onSubmit = (event: SubmitEvent) => {
    if (!go((event.submitter as HTMLButtonElement | null)?.value ?? 'next')) event.preventDefault()
  }
  const told = (text: typeof questionnaire.title) =>
    piped(text, { questionnaire, answers: shown.answers, language })
  const bothTold = (text: typeof questionnaire.title) => ({ zh: told(text), en: told(text) })
  return html`<div ref=${top} class="answering" tabindex="-1">
    <${Progress} words=${words} at=${places.indexOf(page) + 1} of=${places.length} />
    ${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
    ${current?.title ? html`<h2>${told(current.title)}</h2>` : null}
    <form method="post" action=${`/q/${token}`} enctype="multipart/form-data" novalidate onSubmit=${onSubmit}>
      <input type="hidden" name="sitting" value=${sitting} />
      <input type="hidden" name="page" value=${page} />
      <div class="apart" aria-hidden="true"><input type="text" name="website" tabindex="-1" autocomplete="off" aria-label="website" /></div>
      <input type="hidden" name="answers" value=${JSON.stringify(answers)} />
      ${(current === undefined ? [] : inOrder(current, seed))
        .filter((question) => shown.questions.includes(question))
        .map(
          (
            question,
          ) => html`<${QuestionField} key=${question.id} question=${withTexts(question, bothTold)} words=${words} language=${language} seed=${seed} alive=${alive}
            title=${told(question.title)} value=${answers[question.id]} change=${(value: unknown) => change(question.id, value)}
            problem=${problems.find((one) => one.question === question.id)?.problem ?? null} />`,
        )}
      <${Buttons} words=${words} places=${places} page=${page} />
    </form>
  </div>`
}
