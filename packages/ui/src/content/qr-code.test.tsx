import { renderToString } from 'preact-render-to-string'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { QrCode } from './qr-code.tsx'

test('a camera reads in the drawing exactly what was put in it', () => {
  const text =
    'otpauth://totp/Pr%C3%A9au:claire.lemoine?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pr%C3%A9au'
  const svg = renderToString(<QrCode text={text} label="Code à photographier" />)
  expect(svg).not.toMatch(/style=|<script|<style/)
  expect(decodeQR(pixels(svg))).toBe(text)
})

/** The drawing as a camera sees it, four pixels for a module. */
function pixels(svg: string): { width: number; height: number; data: Uint8Array } {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 4
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < 16; at += 1) {
      const row = Number(y) * 4 + Math.floor(at / 4)
      const pixel = (row * side + Number(x) * 4 + (at % 4)) * 4
      data.fill(0, pixel, pixel + 3)
    }
  }
  return { width: side, height: side, data }
}
