/**
 * Loads modules as another n8n process would have them: fresh, with memory of their own.
 * @param load calls `require` for what the worker shall have
 */
export function worker<Loaded>(load: () => Loaded): Loaded {
	let loaded: Loaded | undefined;
	jest.isolateModules(() => {
		loaded = load();
	});
	return loaded!;
}
