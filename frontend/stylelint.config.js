/** Colours and sizes come from theme.css: a hex colour or a type size by hand fails. */
export default {
  overrides: [{ files: ['**/*.vue'], customSyntax: 'postcss-html' }],
  ignoreFiles: ['src/styles/theme.css', 'dist/**'],
  rules: {
    'color-no-hex': true,
    'color-named': ['never', { message: 'Colours come from theme.css' }],
    'function-disallowed-list': [['rgb', 'rgba', 'hsl', 'hsla', 'oklch', 'color-mix'], { message: 'Colours come from theme.css; many office PCs run Chromium 109' }],
    'declaration-property-value-allowed-list': [{ 'font-weight': ['400', '600', 'inherit'] }, { message: 'YaHei and Noto have no other weights' }],
    'property-no-unknown': [true, { ignoreProperties: ['text-spacing-trim', 'text-autospace'] }],
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-values'] }],
    'block-no-empty': true,
    'unit-no-unknown': true,
  },
}
