using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>
/// Condition expressions of comparisons, <c>attribute_exists</c>, <c>attribute_not_exists</c>, AND, OR, NOT and parentheses over top-level attributes (Amazon DynamoDB Developer
/// Guide, "Condition and filter expressions, operators, and functions"). Whatever else is refused by name.
/// </summary>
internal sealed partial class ConditionExpression
{
    private readonly Queue<string> _tokens;
    private readonly Dictionary<string, string> _names;
    private readonly JsonObject _values;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private ConditionExpression(string text, Dictionary<string, string> names, JsonObject values)
    {
        _tokens = new(Token().Matches(text).Select(match => match.Value));
        (_names, _values) = (names, values);
    }

    /// <summary>Reads a call's condition; null if it has none.</summary>
    public static Predicate<JsonObject>? Read(ActionParameters parameters)
    {
        var names = JsonSerializer.Deserialize(parameters.Text("ExpressionAttributeNames") ?? "{}", ConditionJson.Default.DictionaryStringString)!;
        var values = JsonNode.Parse(parameters.Text("ExpressionAttributeValues") ?? "{}")!.AsObject();
        if (parameters.Text("ConditionExpression") is not { } text)
        {
            return names.Count + values.Count == 0 ? null : throw Validation.Failed("ExpressionAttributeNames and ExpressionAttributeValues can only be specified when using expressions");
        }

        var reader = new ConditionExpression(text, names, values);
        var condition = reader.Or();
        reader._tokens.TryPeek(out var rest);
        return rest is not null ? throw Invalid($"Syntax error; token: \"{rest}\"")
            : names.Keys.FirstOrDefault(name => !reader._used.Contains(name)) is { } name ? throw Validation.Failed($"Value provided in ExpressionAttributeNames unused in expressions: keys: {{{name}}}")
            : values.Select(value => value.Key).FirstOrDefault(value => !reader._used.Contains(value)) is { } value ? throw Validation.Failed($"Value provided in ExpressionAttributeValues unused in expressions: keys: {{{value}}}")
            : condition;
    }

    private Predicate<JsonObject> Or()
    {
        var left = And();
        while (Takes("OR"))
        {
            var (one, other) = (left, And());
            left = item => one(item) || other(item);
        }

        return left;
    }

    private Predicate<JsonObject> And()
    {
        var left = Not();
        while (Takes("AND"))
        {
            var (one, other) = (left, Not());
            left = item => one(item) && other(item);
        }

        return left;
    }

    private Predicate<JsonObject> Not()
    {
        if (Takes("NOT"))
        {
            var inner = Not();
            return item => !inner(item);
        }

        if (!Takes("("))
        {
            return Comparison();
        }

        var condition = Or();
        Expect(")");
        return condition;
    }

    private Predicate<JsonObject> Comparison()
    {
        var first = Next();
        if (first is "attribute_exists" or "attribute_not_exists")
        {
            Expect("(");
            var name = NameOf(Next());
            Expect(")");
            return item => item.ContainsKey(name) == (first == "attribute_exists");
        }

        if (_tokens.TryPeek(out var next) && next == "(")
        {
            throw Invalid($"The simulator does not model the function {first}");
        }

        var (left, sign, right) = (Operand(first), Next(), Operand(Next()));
        return sign switch
        {
            "=" => item => AttributeValues.AreEqual(left(item), right(item)),
            // What is not there differs from everything.
            "<>" => item => !AttributeValues.AreEqual(left(item), right(item)),
            "<" => item => AttributeValues.Compare(left(item), right(item)) < 0,
            "<=" => item => AttributeValues.Compare(left(item), right(item)) <= 0,
            ">" => item => AttributeValues.Compare(left(item), right(item)) > 0,
            ">=" => item => AttributeValues.Compare(left(item), right(item)) >= 0,
            _ => throw Invalid($"The simulator does not model the operator {sign}"),
        };
    }

    private Func<JsonObject, JsonNode?> Operand(string token)
    {
        if (!token.StartsWith(':'))
        {
            var name = NameOf(token);
            return item => item[name];
        }

        _used.Add(token);
        var value = _values[token] ?? throw Invalid($"An expression attribute value used in expression is not defined; attribute value: {token}");
        return AttributeValues.IsValid(value) ? _ => value : throw Validation.Failed($"ExpressionAttributeValues contains invalid value for key {token}");
    }

    private string NameOf(string token)
    {
        if (token.Contains('.', StringComparison.Ordinal) || token.Contains('[', StringComparison.Ordinal))
        {
            throw Invalid($"The simulator does not model the document path {token}");
        }

        if (!token.StartsWith('#'))
        {
            return Name().IsMatch(token) ? token : throw Invalid($"Syntax error; token: \"{token}\"");
        }

        _used.Add(token);
        return _names.GetValueOrDefault(token) ?? throw Invalid($"An expression attribute name used in the document path is not defined; attribute name: {token}");
    }

    private bool Takes(string token)
    {
        var takes = _tokens.TryPeek(out var next) && string.Equals(next, token, StringComparison.OrdinalIgnoreCase);
        _ = takes && _tokens.TryDequeue(out _);
        return takes;
    }

    private void Expect(string token)
    {
        if (!Takes(token))
        {
            throw Invalid($"Syntax error; token: \"{(_tokens.TryPeek(out var next) ? next : "<EOF>")}\"");
        }
    }

    private string Next() => _tokens.TryDequeue(out var token) ? token : throw Invalid("Syntax error; token: \"<EOF>\"");

    private static ServiceErrorException Invalid(string problem) => Validation.Failed($"Invalid ConditionExpression: {problem}");

    [GeneratedRegex(@"[#:]?[A-Za-z0-9_.\[\]]+|<>|<=|>=|[=<>(),]|\S")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
