namespace AmiPipeline.Functions.Catalog;

/// <summary>A function by its handler name, from JSON to JSON.</summary>
/// <param name="Name">The handler name, one of <see cref="FunctionNames.All"/>.</param>
/// <param name="InvokeAsync">Reads the input, runs the function, and returns its output. Errors come out as the pipeline's own.</param>
public sealed record LambdaFunction(string Name, Func<Stream, ILambdaContext, Task<Stream>> InvokeAsync);
