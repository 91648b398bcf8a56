// Debian's Chromium instead of one that Playwright would fetch, and a shop to test.
import { defineConfig } from '@playwright/test'

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

export default defineConfig({
  outputDir: 'results',
  reporter: 'line',
  use: { baseURL: 'http://127.0.0.1:4748', launchOptions: { executablePath: process.env.CHROMIUM, args } },
  webServer: { command: 'node shop.mjs', url: 'http://127.0.0.1:4748' },
})
