using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Intrinsics;
using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Syntax;

namespace AmiPipeline.StatesLanguage.Loading;

internal static class ExpressionParser
{
    /// <param name="text">A path or an intrinsic invocation.</param>
    /// <param name="field">The field it is in.</param>
    /// <exception cref="PathSyntaxException">It is neither.</exception>
    public static Expression Parse(string text, string field)
    {
        if (text.StartsWith('$'))
        {
            return new PathExpression(JsonPathParser.Parse(text), field);
        }

        return text.StartsWith("States.", StringComparison.Ordinal)
            ? IntrinsicParser.Parse(text, field)
            : throw new PathSyntaxException("A path that starts with '$', or an intrinsic function like States.Format(…), was expected.");
    }
}
