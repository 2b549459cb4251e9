import { type FunctionComponent, h, hydrate } from 'preact'
import { AddMore } from '#features/intake/pages/add-more.ts'
import { CopyLink } from '#features/intake/pages/copy-link.ts'
import { VoiceForm } from '#features/intake/pages/voice-form.ts'
import { AnswerForm } from '#features/questionnaires/pages/answer-form.ts'
import { liveInCard } from '#features/questionnaires/pages/in-card.ts'
import { Kiosk } from '#features/questionnaires/pages/kiosk.ts'

// Everything that comes alive on a public page, by the name it is rendered under.
const islands: Readonly<Record<string, FunctionComponent<never>>> = {
  'voice-form': VoiceForm,
  'add-more': AddMore,
  'copy-link': CopyLink,
  'answer-form': AnswerForm,
  kiosk: Kiosk,
}

for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const part = islands[place.dataset.island ?? ''] as FunctionComponent<object> | undefined
  const state = place.nextElementSibling?.textContent
  if (part !== undefined && state) hydrate(h(part, JSON.parse(state) as object), place)
}

liveInCard()
