import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Shortcuts, useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import type { Suggestion } from './suggestions.ts'
import type { Labelling, Voice } from './use-labelling.ts'

/** The keys of the queue: what they do to the current voice, and `u`, which takes the last labelling back. */
export function LabellingKeys(props: {
  voice: Voice | null
  suggestions: readonly Suggestion[]
  labelling: Labelling
  toggle: (feedbackId: string) => void
}) {
  const { t } = useTranslation('analysis')
  const navigate = useNavigate()
  const { voice, labelling } = props
  const onVoice = (act: (current: Voice) => void) => () => voice !== null && act(voice)
  const choices: Shortcuts = Object.fromEntries(
    props.suggestions.map(({ labelId }, i) => [
      String(i + 1),
      {
        label: t('queue.suggestHint', { key: i + 1 }),
        run: onVoice((current) => void labelling.label([current], labelId)),
      },
    ]),
  )
  useShortcuts({
    ...choices,
    x: { label: t('queue.none'), run: onVoice((current) => void labelling.label([current], null)) },
    s: { label: t('queue.selectCurrent'), run: onVoice(({ feedbackId }) => props.toggle(feedbackId)) },
    u: { label: t('queue.undo'), run: () => void labelling.undo() },
    o: {
      label: t('queue.open', { number: '' }),
      run: onVoice(({ feedbackId }) => void navigate(`/feedback/${feedbackId}`)),
    },
  })
  return null
}
