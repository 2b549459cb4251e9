import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfOf } from '#features/transcripts/server/testing/documents.ts'
import { openProduct, type Product, phone, tooWide, violations } from './browsing.ts'
import { aPhoto } from './photo.ts'

const spoken = new URL('../src/features/transcripts/server/testing/spoken.mp3', import.meta.url)

let product: Product
/** The customer's phone. */
let hand: Page

beforeAll(async () => {
  product = await openProduct()
  hand = await (await phone(product.browser)).newPage()
})
afterAll(() => product?.close())

/** A second of a moving picture, as a phone films it: MP4. */
async function film(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 160
    canvas.height = 120
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/mp4' })
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const over = new Promise((stopped) => {
      recorder.onstop = stopped
    })
    recorder.start()
    for (let frame = 0; frame < 25; frame += 1) {
      pen.fillStyle = `hsl(${frame * 12} 60% 50%)`
      pen.fillRect(0, 0, 160, 120)
      await new Promise((next) => setTimeout(next, 40))
    }
    recorder.stop()
    await over
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())]
  })
  return Buffer.from(bytes)
}

/** Whether something dark is drawn on a sheet: the words of a page. */
const hasInk = (sheet: Locator) =>
  sheet.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement
    const pen = (element as HTMLCanvasElement).getContext('2d')
    const points = pen?.getImageData(0, 0, width, height).data ?? []
    return points.some((red, at) => at % 4 === 0 && red < 100 && (points[at + 3] as number) > 200)
  })

/** How long what a player holds lasts, in seconds; it is played for a moment. */
const played = (player: Locator) =>
  player.evaluate(async (element) => {
    const media = element as HTMLMediaElement
    media.muted = true
    await media.play()
    await new Promise((heard) => media.addEventListener('timeupdate', heard, { once: true }))
    return media.duration
  })

test('a customer hands in a photo, a warranty card, a recording and a film, and need not wait for the line', async () => {
  await hand.goto(`${product.address}/voice`)
  // Off the line first, then slow.
  await hand.route('**/voice/files', (route) => route.abort(), { times: 1 })
  const field = hand.locator('input[type=file]')
  await field.setInputFiles([{ name: '铭牌.png', mimeType: 'image/png', buffer: aPhoto() }])
  await hand.getByText('没有上传成功，请移除后重试').waitFor()
  await hand.route('**/voice/files', async (route) => {
    await new Promise((passed) => setTimeout(passed, 1500))
    await route.continue()
  })
  await hand.getByRole('radio', { name: /投诉/ }).check()
  await hand.getByLabel('发生了什么').fill('洗衣机甩干时响得厉害，整栋楼都听得见，请尽快来修。')
  await field.setInputFiles([
    { name: '洗衣机.png', mimeType: 'image/png', buffer: aPhoto() },
    { name: '保修卡.pdf', mimeType: 'application/pdf', buffer: pdfOf(['保修卡', '三年内免费维修']) },
    { name: '声音.mp3', mimeType: 'audio/mpeg', buffer: readFileSync(spoken) },
    { name: '甩干.mp4', mimeType: 'video/mp4', buffer: await film(hand) },
  ])
  await hand.getByLabel('手机号').fill('13900001234')
  await hand.getByRole('checkbox').check()
  const send = hand.getByRole('button', { name: '提交', exact: true })
  await send.click()
  await hand.getByRole('button', { name: '文件上传完就提交…' }).waitFor()
  // What failed is not left out without a word.
  await hand.getByText(/有文件没有上传成功/).waitFor()
  expect(await violations(hand)).toEqual([])
  await hand.getByRole('button', { name: '移除 铭牌.png' }).click()
  await send.click()
  await hand.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
  await hand.getByText('保修卡.pdf').waitFor()
})

test('asked for more, the customer adds a photo to what they said and reads that it went along', async () => {
  await hand.unroute('**/voice/files')
  await hand
    .locator('input[type=file]')
    .setInputFiles([{ name: '漏水.png', mimeType: 'image/png', buffer: aPhoto() }])
  await hand.getByText('已上传').waitFor()
  await hand.getByLabel('补充说明').fill('甩干以后还漏水，见照片。')
  expect(await violations(hand)).toEqual([])
  await hand.getByRole('button', { name: '发送' }).click()
  await hand.getByText('已收到您的补充').waitFor()
  await hand
    .getByRole('listitem')
    .filter({ hasText: '甩干以后还漏水' })
    .getByText(/附件：漏水\.png/)
    .waitFor()
  expect(await tooWide(hand)).toBe(false)
})

test('the agent looks at each over the ticket, and steps from one to the next by key', async () => {
  const { work, address } = product
  await work.goto(`${address}/tickets`)
  await work
    .getByRole('link', { name: /洗衣机甩干/ })
    .first()
    .click()
  // It stands at what the customer wrote, and with everything else they sent.
  await work
    .locator('.hx-entry-in')
    .getByRole('link', { name: /漏水\.png/ })
    .waitFor()
  await work.getByRole('link', { name: /洗衣机\.png/ }).click()
  const viewer = work.getByRole('dialog')
  await viewer.getByRole('img', { name: '洗衣机.png' }).waitFor()
  expect(await violations(work)).toEqual([])
  await work.keyboard.press('ArrowRight')
  const sheets = viewer.getByRole('document').getByRole('img')
  await expect.poll(() => sheets.count()).toBe(2)
  await expect.poll(() => hasInk(sheets.first())).toBe(true)
  expect(await violations(work)).toEqual([])
  await work.keyboard.press('ArrowRight')
  await viewer.getByText('声音.mp3').waitFor()
  expect(await played(viewer.locator('audio'))).toBeGreaterThan(1)
  await viewer.getByRole('button', { name: /^下一个文件/ }).click()
  await viewer.getByText('甩干.mp4').waitFor()
  expect(await played(viewer.locator('video'))).toBeGreaterThan(0.5)
  expect(await violations(work)).toEqual([])
  await work.keyboard.press('Escape')
  await viewer.waitFor({ state: 'hidden' })
})

test('the list comes out as a workbook, and says how many tickets it holds', async () => {
  const { work, address } = product
  await work.goto(`${address}/tickets?view=all_open`)
  await work.getByRole('button', { name: '导出' }).click()
  const coming = work.waitForEvent('download')
  await work.getByRole('menuitem', { name: '工作簿（XLSX）' }).click()
  expect((await coming).suggestedFilename()).toBe('tickets.xlsx')
  await work.getByText('已导出 1 张工单').waitFor()
  await work.goBack()
})

test('on a phone the same pages fit, and what is too long to see at once is scrolled', async () => {
  const { move, work } = product
  await move.setViewportSize({ width: 390, height: 844 })
  await move.goto(work.url())
  await move.getByRole('link', { name: /保修卡\.pdf/ }).click()
  const viewer = move.getByRole('dialog')
  const pages = viewer.getByRole('document')
  const sheets = pages.getByRole('img')
  await expect.poll(() => sheets.count()).toBe(2)
  await expect.poll(() => hasInk(sheets.first())).toBe(true)
  await sheets.last().scrollIntoViewIfNeeded()
  await expect.poll(() => hasInk(sheets.last())).toBe(true)
  expect(await tooWide(move)).toBe(false)
})
