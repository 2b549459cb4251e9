import type { VNode } from 'preact'
import { html } from '#platform/pages/html.ts'
import { say } from '#platform/pages/say.ts'
import { fieldOf } from '../domain/form-fields.ts'
import { shuffled } from '../domain/order.ts'
import { inLanguage } from '../domain/piping.ts'
import type { Option } from '../domain/questionnaire.ts'
import type { FieldProps, Of } from './answer-props.ts'

const inOrder = (
  { choices, random, id }: Of<'single' | 'multiple' | 'ranking'>,
  seed: string,
): readonly Option[] => (random ? shuffled(choices, `${seed}:${id}`) : choices)

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** One of several. */
export function SingleField({ question, language, value, seed, change }: FieldProps<Of<'single'>>): VNode {
  return html`<div class="options">
    ${inOrder(question, seed).map(
      (choice) => html`<label class="choice" key=${choice.id}>
        <input type="radio" name=${fieldOf(question)} value=${choice.id} checked=${value === choice.id} onChange=${() => change(choice.id)} />
        <span>${inLanguage(choice.words, language)}</span>
      </label>`,
    )}
  </div>`
}

/** Some of several. */
export function MultipleField(props: FieldProps<Of<'multiple'>>): VNode {
  const { question, words, language, value, seed, change } = props
  const chosen = listed(value)
  const { least, most, choices } = question
  const toggle = (id: string) =>
    change(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const bounds =
    most !== null && most < choices.length
      ? say(words, 'upTo', { most })
      : say(words, least > 1 ? 'atLeast' : 'several', { least })
  return html`<div>
    <p class="soft">${bounds}</p>
    <div class="options">
      ${inOrder(question, seed).map(
        (choice) => html`<label class="choice box" key=${choice.id}>
          <input type="checkbox" name=${fieldOf(question)} value=${choice.id} checked=${chosen.includes(choice.id)} onChange=${() => toggle(choice.id)} />
          <span>${inLanguage(choice.words, language)}</span>
        </label>`,
      )}
    </div>
  </div>`
}

/** Without a script each choice has a list of places. */
function PlainRanks({ question, language, value, seed }: FieldProps<Of<'ranking'>>): VNode {
  const ranked = listed(value)
  return html`<div class="options">
    ${inOrder(question, seed).map(
      (choice) => html`<label class="rank" key=${choice.id}>
        <select name=${fieldOf(question, choice.id)}>
          <option value="">–</option>
          ${question.choices.map(
            (_, place) =>
              html`<option key=${place} value=${place + 1} selected=${ranked[place] === choice.id}>${place + 1}</option>`,
          )}
        </select>
        <span>${inLanguage(choice.words, language)}</span>
      </label>`,
    )}
  </div>`
}

/** All in an order: tapped from the first to the last; tapping once more takes one out. */
export function RankingField(props: FieldProps<Of<'ranking'>> & { alive: boolean }): VNode {
  const { question, words, language, value, seed, change, alive } = props
  if (!alive) return html`<${PlainRanks} ...${props} />`
  const ranked = listed(value)
  const toggle = (id: string) =>
    change(ranked.includes(id) ? ranked.filter((one) => one !== id) : [...ranked, id])
  return html`<div>
    <p class="soft">${say(words, 'rank')}</p>
    <div class="options">
      ${inOrder(question, seed).map((choice) => {
        const place = ranked.indexOf(choice.id) + 1
        const label = inLanguage(choice.words, language)
        return html`<button type="button" class=${place > 0 ? 'rank on' : 'rank'} key=${choice.id} aria-pressed=${place > 0} onClick=${() => toggle(choice.id)}>
          <b>${place > 0 ? place : ''}</b><span>${label}</span>
          ${place > 0 ? html`<input type="hidden" name=${fieldOf(question, choice.id)} value=${place} />` : null}
        </button>`
      })}
    </div>
  </div>`
}
