namespace AmiPipeline.Planning;

/// <summary>A route and why, or why none works.</summary>
/// <param name="Route">The route; null where none works.</param>
/// <param name="Reason">Why this one, or why none: for a person.</param>
internal sealed record RouteChoice(ImageRoute? Route, string Reason);
