import { Button, Form, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReplyLanguage, variableNames, variables, written } from '../domain/variables.ts'
import { example } from './example.ts'
import { FilledText } from './filled-text.tsx'
import './reply-picker.css'

/** The text in one language, with its variables at hand and an example of how it will read. */
export function ReplyTextField({ name, language }: { name: 'textZh' | 'textEn'; language: ReplyLanguage }) {
  const { t } = useTranslation('canned-replies')
  const form = Form.useFormInstance()
  const input = useRef<TextAreaRef>(null)
  const text: string = Form.useWatch(name, form) ?? ''
  const insert = (words: string) => {
    const at = input.current?.resizableTextArea?.textArea.selectionStart ?? text.length
    form.setFieldValue(name, text.slice(0, at) + words + text.slice(at))
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.resizableTextArea?.textArea.setSelectionRange(at + words.length, at + words.length)
    })
  }
  return (
    <>
      <Form.Item
        name={name}
        label={t(`form.${name}`)}
        extra={name === 'textZh' ? t('form.textHint') : null}
        className="hx-replies-text"
      >
        <Input.TextArea ref={input} lang={language} maxLength={5000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <div className="hx-replies-variables">
        <span>{t('form.insert')}</span>
        {variableNames.map((variable) => (
          <Button
            key={variable}
            size="small"
            type="dashed"
            onClick={() => insert(written(variable, language))}
          >
            {variables[variable][language]}
          </Button>
        ))}
      </div>
      {text.trim() !== '' && (
        <div className="hx-replies-preview" lang={language}>
          <small>{t('form.preview')}</small>
          <FilledText text={text} values={example[language]} />
        </div>
      )}
    </>
  )
}
