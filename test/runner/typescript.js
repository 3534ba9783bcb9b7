/** Turns TypeScript into what Node.js runs. It does not look at types: `npm run typecheck` does. */
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const compilerOptions = {
	module: ModuleKind.CommonJS,
	target: ScriptTarget.ES2022,
	esModuleInterop: true,
	sourceMap: true,
};

exports.process = (source, fileName) => {
	const { outputText, sourceMapText } = transpileModule(source, { fileName, compilerOptions });
	return isOfTypesOnly(outputText) ? { code: '' } : { code: outputText, map: sourceMapText };
};

/** No code imports such a file, so its one line that marks it as a module would count as not covered. */
function isOfTypesOnly(code) {
	const lines = code.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
	return lines.length === 2 && lines[1].startsWith('Object.defineProperty(exports, "__esModule"');
}
