import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import {
  answerSupervisionLetter,
  receiveSupervisionLetter,
  reviewSupervisionAnswer,
  withdrawSupervisionLetter,
} from '../contract/deeds.ts'
import type { Letter } from './parts.ts'
import { useSupervisionDeed } from './use-supervision-deed.ts'
import { WordsDialog } from './words-dialog.tsx'

type Deed = 'receive' | 'answer' | 'accept' | 'return' | 'withdraw'

function sent(letter: Letter, deed: Exclude<Deed, 'receive'>, words: string): Promise<unknown> {
  const [about, seen] = [{ letterId: letter.id }, { version: letter.version }]
  if (deed === 'answer') return call(answerSupervisionLetter, about, { ...seen, text: words })
  if (deed === 'withdraw') return call(withdrawSupervisionLetter, about, { ...seen, words })
  return call(reviewSupervisionAnswer, about, {
    ...seen,
    verdict: deed,
    ...(words.trim() !== '' && { words }),
  })
}

const allowedOf = ({ can }: Letter): Deed[] => [
  ...(can.review ? (['accept', 'return'] as const) : []),
  ...(can.receive ? (['receive'] as const) : []),
  ...(can.answer ? (['answer'] as const) : []),
  ...(can.withdraw ? (['withdraw'] as const) : []),
]

/** What may be done with a letter now. */
export function LetterDeeds({ letter, none }: { letter: Letter; none?: string }) {
  const { t } = useTranslation('supervision')
  const [asking, setAsking] = useState<Exclude<Deed, 'receive'> | null>(null)
  const receiving = useSupervisionDeed()
  const begin = (deed: Deed) => {
    if (deed !== 'receive') return setAsking(deed)
    const seen = { version: letter.version }
    void receiving.act(() => call(receiveSupervisionLetter, { letterId: letter.id }, seen), { told: true })
  }
  const allowed = allowedOf(letter)
  if (allowed.length === 0) return none === undefined ? null : <p className="hx-soft">{none}</p>
  return (
    <div className="hx-supervision-deeds">
      {allowed.map((deed, index) => (
        <Button
          key={deed}
          type={index === 0 ? 'primary' : 'default'}
          danger={deed === 'withdraw'}
          loading={deed === 'receive' && receiving.pending}
          onClick={() => begin(deed)}
        >
          {deed === 'receive' || deed === 'answer' ? t(`deed.${deed}`) : t(`form.title.${deed}`)}
        </Button>
      ))}
      {asking !== null && (
        <WordsDialog
          deed={asking}
          send={(words) => sent(letter, asking, words)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}
