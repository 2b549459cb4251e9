import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { most, type Question, type Words } from '../../domain/questionnaire.ts'
import { useWordsIn } from '../language.ts'

const empty: Words = { zh: '', en: '' }

interface WordsProps {
  readonly label: string
  readonly words: Words | null
  readonly onChange: (words: Words) => void
  readonly disabled?: boolean
  readonly rows?: number
  /** Questions whose answers the text may repeat. */
  readonly earlier?: readonly Question[]
}

/** A text in both languages, one above the other. */
export function WordsFields({ label, words, onChange, disabled, rows = 1, earlier = [] }: WordsProps) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const now = words ?? empty
  const shared = { maxLength: most.words, disabled, autoSize: { minRows: rows, maxRows: 6 } }
  return (
    <Form.Item label={label} className="hx-words">
      <Input.TextArea
        {...shared}
        lang="zh-CN"
        aria-label={`${label} 中文`}
        placeholder="中文"
        value={now.zh}
        onChange={(event) => onChange({ ...now, zh: event.target.value })}
      />
      <Input.TextArea
        {...shared}
        lang="en"
        aria-label={`${label} English`}
        placeholder="English"
        value={now.en}
        onChange={(event) => onChange({ ...now, en: event.target.value })}
      />
      {earlier.length > 0 && !disabled && (
        <Select<string | null>
          size="small"
          variant="borderless"
          value={null}
          placeholder={t('settings.pipe')}
          aria-label={t('settings.pipe')}
          popupMatchSelectWidth={320}
          options={earlier.map(({ id, title }) => ({ value: id, label: say(title) || id }))}
          onChange={(id) => onChange({ zh: `${now.zh}{{${id}}}`, en: `${now.en}{{${id}}}` })}
        />
      )}
    </Form.Item>
  )
}
