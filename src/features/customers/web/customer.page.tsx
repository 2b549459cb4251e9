import { Button, Col, Descriptions, Row } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ConsentWords } from '#features/intake/web/public/consent-words.tsx'
import { OrdersOfCustomer } from '#features/orders/web/public/orders-card.tsx'
import { useCustomFacts } from '#features/organisation/web/public/custom-fields.tsx'
import { SurveyWish } from '#features/questionnaires/web/public/survey-wish.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { MaskedText } from '#platform/web/ui/masked-text.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readCustomer, unmaskCustomer } from '../contract.ts'
import { CustomerDrawer } from './customer-drawer.tsx'
import { DuplicatesCard, MergedCard } from './customer-duplicates.tsx'
import { CustomerSigns } from './customer-signs.tsx'
import { CustomerVoices } from './customer-voices.tsx'
import { RightsCard } from './rights-card.tsx'

type Customer = CallerReply<typeof readCustomer>

export default function CustomerPage() {
  const { customerId = '' } = useParams()
  const { t } = useTranslation('customers')
  const customer = useRead(readCustomer, { customerId }, {}, { about: [customerId] })
  return (
    <ReadState read={customer} away={{ to: '/customers', words: t('list.back') }}>
      {(loaded) => <Whole customer={loaded} />}
    </ReadState>
  )
}

function Whole({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const [editing, setEditing] = useState(false)
  const edit = <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
  const title = customer.erasedAt === null ? (customer.name ?? t('nameless')) : t('erased')
  return (
    <>
      <PageHeader
        title={title}
        beside={<CustomerSigns vip={customer.vip} tags={customer.tags} />}
        {...(customer.can.edit && { action: edit })}
      />
      {customer.mergedIntoId !== null && (
        <p>
          {t('wentInto')} <Link to={`/customers/${customer.mergedIntoId}`}>{t('open')}</Link>
        </p>
      )}
      <Row gutter={[24, 24]}>
        <Col xs={24} lg={8}>
          <Facts customer={customer} />
          {customer.erasedAt === null && (
            <OrdersOfCustomer customerId={customer.id} className="hx-customer-orders" />
          )}
          {customer.erasedAt === null && <SurveyWish customerId={customer.id} />}
          <DuplicatesCard customer={customer} />
          <MergedCard customer={customer} />
          <RightsCard
            customerId={customer.id}
            canErase={customer.can.erase}
            onCorrect={() => setEditing(true)}
          />
        </Col>
        <Col xs={24} lg={16}>
          <h2 style={{ margin: '0 0 12px' }}>{t('voices', { count: customer.voices })}</h2>
          <CustomerVoices customerId={customer.id} known={customer.voices} />
        </Col>
      </Row>
      {editing && <CustomerDrawer customer={customer} onClose={() => setEditing(false)} />}
    </>
  )
}

function Facts({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const { locale } = useLocale()
  const custom = useCustomFacts('customer', customer.custom)
  const unmask = useWrite(unmaskCustomer)
  const reveal = (field: 'phone' | 'email') => async (note: string) =>
    (await unmask.send({ customerId: customer.id }, { reason: 'other', note }))?.[field] ?? null
  const masked = (field: 'phone' | 'email') => {
    const text = customer[field]
    if (text === null) return t('unknown')
    const phone = field === 'phone'
    return <MaskedText text={text} phone={phone} {...(customer.can.unmask && { onReveal: reveal(field) })} />
  }
  return (
    <Descriptions column={1} size="small" style={{ marginBottom: 24 }}>
      <Descriptions.Item label={t('phone')}>{masked('phone')}</Descriptions.Item>
      <Descriptions.Item label={t('email')}>{masked('email')}</Descriptions.Item>
      <Descriptions.Item label={t('externalId')}>{customer.externalId ?? t('unknown')}</Descriptions.Item>
      <Descriptions.Item label={t('since')}>{formatMoment(customer.createdAt, locale)}</Descriptions.Item>
      <Descriptions.Item label={t('consent')}>
        <ConsentWords consent={customer.consent} />
      </Descriptions.Item>
      {custom}
    </Descriptions>
  )
}
