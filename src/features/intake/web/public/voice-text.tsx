import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './voice-text.css'

/** From so many characters on words are long. */
const long = 360

/** What somebody wrote, line by line. Where other things stand beside it, a long one is folded until somebody wants all of it. */
export function VoiceText(props: { length: number; fold: boolean; children: ReactNode }) {
  const { t } = useTranslation('intake')
  const [whole, setWhole] = useState(false)
  const folds = props.fold && props.length > long
  return (
    <>
      <p className={folds && !whole ? 'hx-voice-text hx-voice-folded' : 'hx-voice-text'}>{props.children}</p>
      {folds && (
        <Button type="link" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'text.less' : 'text.more', { count: props.length })}
        </Button>
      )}
    </>
  )
}
