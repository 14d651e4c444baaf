using System.Text;

namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <summary><c>States.Format</c>: each <c>{}</c> of a template becomes an argument. A literal template keeps its escapes for this.</summary>
internal static class FormatFunction
{
    public static Value Format(IntrinsicCall call)
    {
        var template = call.String(0);
        var result = new StringBuilder();
        var next = 1;
        for (var at = 0; at < template.Length; at++)
        {
            var following = at + 1 < template.Length ? template[at + 1] : '\0';
            switch (template[at])
            {
                case '\\' when following is '{' or '}' or '\\':
                    result.Append(following);
                    at++;
                    break;
                case '{' when following == '}':
                    AppendPlain(result, next < call.Count ? call[next] : throw WrongCount(call));
                    next++;
                    at++;
                    break;
                default:
                    result.Append(template[at]);
                    break;
            }
        }

        return next == call.Count ? new StringValue(result.ToString()) : throw WrongCount(call);
    }

    private static StateFaultException WrongCount(IntrinsicCall call) =>
        call.Failure($"The template's placeholders do not match its {call.Count - 1} arguments.");

    /// <summary>Writes objects and arrays as Java prints its maps and lists: so does AWS, by its recorded executions.</summary>
    private static void AppendPlain(StringBuilder result, Value value)
    {
        switch (value)
        {
            case StringValue text:
                result.Append(text.Text);
                break;
            case NumberValue number:
                result.Append(JavaNumber.Print(number));
                break;
            case ObjectValue fields:
                result.Append('{');
                for (var at = 0; at < fields.Count; at++)
                {
                    result.Append(at > 0 ? ", " : string.Empty).Append(fields.Names[at]).Append('=');
                    AppendPlain(result, fields.Values[at]);
                }

                result.Append('}');
                break;
            case ArrayValue items:
                result.Append('[');
                for (var at = 0; at < items.Count; at++)
                {
                    result.Append(at > 0 ? ", " : string.Empty);
                    AppendPlain(result, items[at]);
                }

                result.Append(']');
                break;
            default:
                result.Append(value);
                break;
        }
    }
}
