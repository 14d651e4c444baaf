namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Prepares a function, once, before its first invocation.</summary>
/// <returns>Whether to go on to invocations; with false, the bootstrap ends without serving any.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
