import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog, Words } from './deed-dialog.tsx'

/** Deeds that ask for words and nothing else. */
export type WordyDeed = 'supervise' | 'answer' | 'return' | 'accept' | 'withdraw' | 'appeal'

/** Asks for the words of a deed. */
export function WordsDialog(props: {
  deed: WordyDeed
  send: (words: string) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation('supervision')
  const [words, setWords] = useState('')
  const { deed, send, onClose } = props
  return (
    <DeedDialog
      title={t(`form.title.${deed}`)}
      ready={deed === 'accept' || words.trim() !== ''}
      danger={deed === 'withdraw'}
      act={() => send(words)}
      onClose={onClose}
    >
      <Words label={t(`form.words.${deed}`)} value={words} onChange={setWords} />
    </DeedDialog>
  )
}
