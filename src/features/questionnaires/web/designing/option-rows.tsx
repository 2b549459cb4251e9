import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { freshOption } from '../../domain/editing.ts'
import { dimensions, most, type Option } from '../../domain/questionnaire.ts'

type Row = Option & { readonly dimension?: (typeof dimensions)[number] }

interface RowsProps<R extends Row> {
  readonly label: string
  readonly options: readonly R[]
  readonly onChange: (options: readonly R[]) => void
  readonly disabled: boolean
}

/** Choices, rows or columns in both languages; a row of the satisfaction index also says what it belongs to. */
export function OptionRows<R extends Row>({ label, options, onChange, disabled }: RowsProps<R>) {
  const { t } = useTranslation('questionnaires')
  const set = (place: number, option: R) => onChange(options.with(place, option))
  const words = (option: R, place: number, language: 'zh' | 'en') => (
    <Input
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      disabled={disabled}
      maxLength={most.words}
      placeholder={language === 'zh' ? '中文' : 'English'}
      aria-label={`${label} ${place + 1} ${language === 'zh' ? '中文' : 'English'}`}
      value={option.words[language]}
      onChange={(event) =>
        set(place, { ...option, words: { ...option.words, [language]: event.target.value } })
      }
    />
  )
  return (
    <Form.Item label={label}>
      <ol className="hx-survey-options">
        {options.map((option, place) => (
          <li key={option.id}>
            <div>
              {words(option, place, 'zh')}
              {words(option, place, 'en')}
              {option.dimension !== undefined && (
                <Select
                  disabled={disabled}
                  aria-label={t('settings.dimension')}
                  value={option.dimension}
                  options={dimensions.map((value) => ({ value, label: t(`dimensions.${value}`) }))}
                  onChange={(dimension) => set(place, { ...option, dimension })}
                />
              )}
            </div>
            {!disabled && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings.removeOption', { place: place + 1 })}
                onClick={() => onChange(options.toSpliced(place, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={options.length >= most.options}
          onClick={() => onChange([...options, { ...options.at(-1), ...freshOption(options) } as R])}
        >
          {t('settings.addOption')}
        </Button>
      )}
    </Form.Item>
  )
}
