import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { TemplatePreview } from '#features/taxonomy/web/public/template-preview.tsx'
import { locales } from '#platform/contract/locale.ts'
import { TimeZoneSelect } from '#platform/web/ui/time-zone-select.tsx'
import { industries } from '../domain/industries.ts'
import { DayBeginsSelect } from './day-begins-select.tsx'

const languageNames = { 'zh-CN': '简体中文', en: 'English' } as const

/** Name, industry, time zone and language of the organisation, and when its days begin once it is `settled`. */
export function ProfileFields({ settled = false }: { settled?: boolean }) {
  const { t } = useTranslation('organisation')
  const industry: string | undefined = Form.useWatch('industry')
  return (
    <>
      <Form.Item
        name="name"
        label={t('profile.name')}
        rules={[{ required: true, whitespace: true, message: t('profile.nameMissing') }]}
      >
        <Input maxLength={100} autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name="industry"
        label={t('profile.industry')}
        extra={
          <>
            {t('profile.industryHint')} {industry !== undefined && <TemplatePreview industry={industry} />}
          </>
        }
      >
        <Select options={industries.map((value) => ({ value, label: t(`industries.${value}`) }))} />
      </Form.Item>
      <div className="hx-set-up-pair">
        <Form.Item name="timeZone" label={t('profile.timeZone')}>
          <TimeZoneSelect />
        </Form.Item>
        {settled && (
          <Form.Item name="dayBegins" label={t('profile.dayBegins')} extra={t('profile.dayBeginsHint')}>
            <DayBeginsSelect />
          </Form.Item>
        )}
        <Form.Item name="defaultLocale" label={t('profile.language')}>
          <Select options={locales.map((value) => ({ value, label: languageNames[value] }))} />
        </Form.Item>
      </div>
    </>
  )
}
