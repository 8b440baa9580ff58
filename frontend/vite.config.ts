import { fileURLToPath } from 'node:url'

import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

import { faces, filesOf, firstLoads } from './build/faces.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  appType: 'mpa',
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  resolve: {
    alias: [
      { find: '@', replacement: here('src') },
      // Vant pulls an icon font of 30 KB into every component; ours are masks of the icons in use.
      { find: /^(\.\.\/)+icon\/index\.css$/, replacement: here('src/styles/vant-icons.css') },
    ],
  },
  plugins: [
    vue(),
    icons({ compiler: 'vue3', defaultStyle: '', defaultClass: 'icon', scale: 0 }),
    // The resolver runs after the Vue plugin, on `Page.vue?vue&type=script&setup=true`: hence `(\?|$)`.
    components({
      dirs: [],
      dts: false,
      include: [/src\/(faces\/mobile|domains\/\w+\/mobile)\/.*\.vue(\?|$)/],
      resolvers: [VantResolver()],
    }),
    components({
      dirs: [],
      dts: false,
      include: [/src\/(faces\/desk|domains\/\w+\/desk)\/.*\.vue(\?|$)/],
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
    faces({
      desk: { refuses: /node_modules\/vant\//, budgetKb: 90 },
      mobile: { refuses: /node_modules\/element-plus\//, budgetKb: 80 },
    }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/faces/mobile',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      registerType: 'prompt',
      scope: '/mobile/',
      injectManifest: {
        globPatterns: ['mobile.html', 'assets/**/*', 'mobile/*.worker-*.js'],
        // Only what the mobile face needs, as far as its lazy pages go.
        manifestTransforms: [
          (entries) => ({
            manifest: entries
              .filter(({ url }) => url === 'mobile.html' || filesOf('mobile').has(url))
              .map((entry) => ({ ...entry, url: entry.url === 'mobile.html' ? '/mobile/' : `/${entry.url}` })),
            warnings: [],
          }),
        ],
      },
    }),
  ],
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { desk: here('desk.html'), mobile: here('mobile.html') },
      output: { codeSplitting: firstLoads },
    },
  },
  // What starts a worker asks the service worker only within its scope: elsewhere no photo would be made small without a network.
  worker: { rolldownOptions: { output: { entryFileNames: 'mobile/[name]-[hash].js' } } },
  server: { port: 5173, proxy: { '/api': process.env['JIAYUAN_API'] ?? 'http://127.0.0.1:8000' } },
  test: { environment: 'node', include: ['tests/**/*.test.ts'] },
})
