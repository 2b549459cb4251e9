import { DatePicker, Form, InputNumber, Radio, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { attachables, effortScales, formats, looks, most, type Question } from '../../domain/questionnaire.ts'
import { OptionRows } from './option-rows.tsx'
import { SwitchField } from './switch-field.tsx'

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>

interface KindProps<Q extends Question> {
  readonly question: Q
  readonly onChange: (question: Question) => void
  readonly disabled: boolean
}

/** What is set of a question of one kind. */
export function KindSettings({ question, onChange, disabled }: KindProps<Question>) {
  switch (question.kind) {
    case 'csat':
      return <Look {...{ question, onChange, disabled }} />
    case 'ces':
      return <Scale {...{ question, onChange, disabled }} />
    case 'csi':
    case 'matrix':
      return <Rows {...{ question, onChange, disabled }} />
    case 'single':
    case 'multiple':
    case 'ranking':
      return <Choices {...{ question, onChange, disabled }} />
    case 'text':
      return <Text {...{ question, onChange, disabled }} />
    case 'date':
      return <Days {...{ question, onChange, disabled }} />
    case 'file':
      return <Files {...{ question, onChange, disabled }} />
    default:
      return null
  }
}

function Look({ question, onChange, disabled }: KindProps<Of<'csat'>>) {
  const { t } = useTranslation('questionnaires')
  return (
    <Form.Item label={t('settings.look')}>
      <Radio.Group
        optionType="button"
        disabled={disabled}
        value={question.look}
        options={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
        onChange={(event) => onChange({ ...question, look: event.target.value })}
      />
    </Form.Item>
  )
}

function Scale({ question, onChange, disabled }: KindProps<Of<'ces'>>) {
  const { t } = useTranslation('questionnaires')
  return (
    <Form.Item label={t('settings.scale')}>
      <Select
        disabled={disabled}
        value={question.scale}
        options={effortScales.map((value) => ({ value, label: t(`scales.${value}`) }))}
        onChange={(scale) => onChange({ ...question, scale })}
      />
    </Form.Item>
  )
}

function Rows({ question, onChange, disabled }: KindProps<Of<'csi'> | Of<'matrix'>>) {
  const { t } = useTranslation('questionnaires')
  if (question.kind === 'csi')
    return (
      <OptionRows
        label={t('settings.statements')}
        options={question.rows}
        disabled={disabled}
        onChange={(rows) => onChange({ ...question, rows })}
      />
    )
  return (
    <>
      <OptionRows
        label={t('settings.rows')}
        options={question.rows}
        disabled={disabled}
        onChange={(rows) => onChange({ ...question, rows })}
      />
      <OptionRows
        label={t('settings.columns')}
        options={question.columns}
        disabled={disabled}
        onChange={(columns) => onChange({ ...question, columns })}
      />
    </>
  )
}

function Choices({ question, onChange, disabled }: KindProps<Of<'single'> | Of<'multiple'> | Of<'ranking'>>) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <OptionRows
        label={t('settings.choices')}
        options={question.choices}
        disabled={disabled}
        onChange={(choices) => onChange({ ...question, choices })}
      />
      <SwitchField
        label={t('settings.random')}
        disabled={disabled}
        checked={question.random}
        onChange={(random) => onChange({ ...question, random })}
      />
      {question.kind === 'multiple' && (
        <Form.Item label={t('settings.howMany')}>
          <Space>
            <InputNumber
              min={0}
              max={most.options}
              precision={0}
              disabled={disabled}
              aria-label={t('settings.least')}
              value={question.least}
              onChange={(least) => onChange({ ...question, least: least ?? 0 })}
            />
            –
            <InputNumber
              min={1}
              max={most.options}
              precision={0}
              disabled={disabled}
              aria-label={t('settings.most')}
              placeholder={t('settings.noLimit')}
              value={question.most}
              onChange={(highest) => onChange({ ...question, most: highest })}
            />
          </Space>
        </Form.Item>
      )}
    </>
  )
}

function Text({ question, onChange, disabled }: KindProps<Of<'text'>>) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <SwitchField
        label={t('settings.long')}
        disabled={disabled}
        checked={question.long}
        onChange={(long) => onChange({ ...question, long })}
      />
      <Form.Item label={t('settings.format')}>
        <Select
          disabled={disabled}
          value={question.format}
          options={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          onChange={(format) => onChange({ ...question, format })}
        />
      </Form.Item>
      <Form.Item label={t('settings.longest')}>
        <InputNumber
          min={1}
          max={most.text}
          precision={0}
          disabled={disabled}
          value={question.longest}
          onChange={(longest) => onChange({ ...question, longest: longest ?? most.text })}
        />
      </Form.Item>
    </>
  )
}

function Days({ question, onChange, disabled }: KindProps<Of<'date'>>) {
  const { t } = useTranslation('questionnaires')
  const day = (field: 'earliest' | 'latest') => (
    <Form.Item label={t(`settings.${field}`)}>
      <DatePicker
        disabled={disabled}
        value={question[field] === null ? null : dayjs(question[field])}
        onChange={(value) => onChange({ ...question, [field]: value?.format('YYYY-MM-DD') ?? null })}
      />
    </Form.Item>
  )
  return (
    <>
      {day('earliest')}
      {day('latest')}
    </>
  )
}

function Files({ question, onChange, disabled }: KindProps<Of<'file'>>) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <Form.Item label={t('settings.accepts')} extra={t('settings.acceptsHint')}>
        <Select
          disabled={disabled}
          value={question.accepts}
          options={attachables.map((value) => ({ value, label: t(`attachables.${value}`) }))}
          onChange={(accepts) => onChange({ ...question, accepts })}
        />
      </Form.Item>
      <Form.Item label={t('settings.mostFiles')}>
        <InputNumber
          min={1}
          max={most.files}
          precision={0}
          disabled={disabled}
          value={question.mostFiles}
          onChange={(mostFiles) => onChange({ ...question, mostFiles: mostFiles ?? 1 })}
        />
      </Form.Item>
    </>
  )
}
