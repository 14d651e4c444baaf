namespace AmiPipeline.Simulator.Definitions;

/// <summary>The description of a simulated world is wrong; the message begins with the JSON pointer of the place.</summary>
/// <param name="jsonPointer">Where, as a JSON pointer; empty for the document as a whole.</param>
/// <param name="problem">What is wrong there, and what would be right.</param>
public sealed class WorldFormatException(string jsonPointer, string problem) : Exception($"{(jsonPointer.Length == 0 ? "/" : jsonPointer)}: {problem}")
{
    /// <summary>Where, as a JSON pointer.</summary>
    public string JsonPointer { get; } = jsonPointer;
}
