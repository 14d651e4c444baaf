namespace AmiPipeline.Planning.Facts;

/// <summary>A parameter of Systems Manager.</summary>
/// <param name="Type">Its type, such as String.</param>
/// <param name="DataType">Its data type, such as <c>text</c>.</param>
/// <param name="ImageId">The image that it names; null if its value is none, which may be a secret.</param>
public sealed record ParameterFacts(string Type, string DataType, string? ImageId);
