/** The style of n8n's own template, with lines as long as in the rest of this project. */
module.exports = {
	printWidth: 120,
	useTabs: true,
	tabWidth: 2,
	semi: true,
	singleQuote: true,
	trailingComma: 'all',
	arrowParens: 'always',
	endOfLine: 'lf',
};
