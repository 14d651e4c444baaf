namespace AmiPipeline.StatesLanguage.Syntax;

/// <summary>A path or an intrinsic invocation that cannot be read; the message says what is wrong, for a fault of the definition.</summary>
internal sealed class PathSyntaxException(string message) : Exception(message);
