// node e2e/pictures.ts ADDRESS: takes the README's pictures of a running demonstration (npm start -- --demo).
// The journey takes the others: HUIXIANG_PICTURES=docs/pictures npm test.
import { chromium } from 'playwright-core'
import { desk, picture } from './browsing.ts'
import { browserOptions } from './opening.ts'

const address = process.argv[2] ?? 'http://localhost:8620'
const browser = await chromium.launch(browserOptions())
const page = await (await desk(browser)).newPage()
await page.goto(`${address}/sign-in`)
await page.getByLabel('邮箱或手机号').fill('admin@demo.example')
await page.getByLabel('密码').fill('demo-password')
await page.keyboard.press('Enter')
await page.getByRole('navigation', { name: '主导航' }).waitFor()
await page.goto(`${address}/tickets?view=all_open`)
await page.getByRole('row').nth(5).waitFor()
await picture(page, 'inbox')
await page.goto(`${address}/overview`)
await page.getByRole('heading', { name: '每天收到多少声音？' }).waitFor()
await page.getByRole('article').first().waitFor()
await picture(page, 'overview')
await page.goto(`${address}/explorer`)
await page.getByRole('link', { name: '其他' }).waitFor()
await picture(page, 'explorer')
await page.goto(`${address}/group-events`)
await page.getByRole('row').nth(1).getByRole('link').first().click()
await page.getByText('每小时有多少条声音？').waitFor()
await picture(page, 'group-event')
await browser.close()
