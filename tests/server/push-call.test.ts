import { describe, expect, test } from 'vitest'
import { isPushService } from '../../server/push/push-services.ts'
import { sealMessage } from '../../server/push/seal-message.ts'
import { makeVapidKeys, writeVapid } from '../../server/push/vapid.ts'
import { readClaims } from '../support/push-service.ts'

describe('push services', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
  ])('%s is one', (url) => {
    expect(isPushService(url)).toBe(true)
  })

  test.each([
    'https://fcm.googleapis.com.example.org/x',
    'https://examplefcm.googleapis.com.evil/x',
    'https://evilpush.apple.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'http://web.push.apple.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest',
    'not an address',
    `https://fcm.googleapis.com/${'x'.repeat(1000)}`,
  ])('%s is none', (url) => {
    expect(isPushService(url)).toBe(false)
  })
})

describe('what is sealed', () => {
  test('is byte by byte the example of RFC 8291, appendix A', () => {
    const decode = (text: string) => Buffer.from(text, 'base64url')
    const sealed = sealMessage(
      'When I grow up, I want to be a watermelon',
      {
        p256dh:
          'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      {
        salt: decode('DGv6ra1nlYgDCS1FRnbzlw'),
        privateKey: decode('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      },
    )
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  test('is called for as RFC 8292, section 2.4, shows it, to whoever checks both alike', () => {
    const [header, claims] = [
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9',
      'eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0',
    ]
    const signature =
      'i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA'
    const key =
      'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs'
    const example = (signed: string) => `vapid t=${header}.${claims}.${signed}, k=${key}`
    expect(readClaims({ authorization: example(signature) })).toEqual({
      aud: 'https://push.example.net',
      exp: 1_453_523_768,
      sub: 'mailto:push@example.com',
    })
    expect(readClaims({ authorization: example(signature.replace('i3', 'i4')) })).toBeUndefined()
    const call = {
      endpoint: 'https://push.example.net/push/1',
      publicUrl: 'https://p.example',
      now: (1_453_523_768 - 43_200) * 1000,
    }
    const ours = writeVapid(makeVapidKeys(), call)
    expect(ours.slice(0, ours.indexOf('.'))).toBe(`vapid t=${header}`)
    expect(readClaims({ authorization: ours })).toEqual({
      aud: 'https://push.example.net',
      exp: 1_453_523_768,
      sub: 'https://p.example',
    })
  })

  test('is called for in the name of the address that phones know', () => {
    const call = {
      endpoint: 'https://web.push.apple.com/x',
      publicUrl: 'https://p.example',
      now: 0,
    }
    const [, claims = ''] = writeVapid(makeVapidKeys(), call).split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: 'https://web.push.apple.com',
      exp: 43_200,
      sub: 'https://p.example',
    })
  })
})
