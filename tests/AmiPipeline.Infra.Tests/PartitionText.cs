using System.Text.Json;

namespace AmiPipeline.Infra.Tests;

/// <summary>Texts of a template as CloudFormation chooses and joins them in a partition; pseudo parameters and references stay names.</summary>
/// <param name="root">The template.</param>
internal sealed class PartitionText(JsonElement root)
{
    /// <summary>A value as a text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="partition">The partition.</param>
    public string Resolve(JsonElement value, string partition)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        var function = value.EnumerateObject().Single();
        return function.Name switch
        {
            "Fn::If" => Resolve(function.Value[IsMet(root.GetProperty("Conditions").GetProperty(function.Value[0].GetString()!), partition) ? 1 : 2], partition),
            "Fn::Join" => string.Join(function.Value[0].GetString(), function.Value[1].EnumerateArray().Select(part => Resolve(part, partition))),
            _ => Template.Text(value),
        };
    }

    private static bool IsMet(JsonElement condition, string partition)
    {
        var function = condition.EnumerateObject().Single();
        return function.Name == "Fn::Or"
            ? function.Value.EnumerateArray().Any(each => IsMet(each, partition))
            : function.Value[1].ValueEquals(partition);
    }
}
