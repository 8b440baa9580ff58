import { ref } from 'vue'

/** 关怀模式: bigger words and controls, fewer things, the same addresses. One tap on, one tap off, kept on the device. */
const KEY = 'jy-care'
export const care = ref(document.documentElement.classList.contains('care'))

export function setCare(on: boolean): void {
  care.value = on
  document.documentElement.classList.toggle('care', on)
  localStorage.setItem(KEY, on ? 'on' : 'off')
}

/** Whether somebody has decided on this device. */
export const careChosen = (): boolean => localStorage.getItem(KEY) !== null

/** 「读给我听」, where the browser can. */
export const mayRead = 'speechSynthesis' in window

export function stopReading(): void {
  if (mayRead) speechSynthesis.cancel()
}
export function readAloud(text: string): void {
  stopReading()
  const speech = new SpeechSynthesisUtterance(text)
  speech.lang = 'zh-CN'
  speech.rate = 0.9
  speechSynthesis.speak(speech)
}
