using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SecurityToken;

namespace AmiPipeline.Simulator.Tests;

/// <summary>AWS's API as the SDK's request classes know it: the actions, and each parameter by the name it has at the wire.</summary>
internal static class ApiModel
{
    private const int Deepest = 5;
    private const string Suffix = "Request";
    private static readonly DateTime SampleTime = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> Ec2Actions { get; } = ActionsOf(typeof(AmazonEC2Request));

    public static IReadOnlyList<string> StsActions { get; } = ActionsOf(typeof(AmazonSecurityTokenServiceRequest));

    public static IReadOnlyList<string> KmsActions { get; } = ActionsOf(typeof(AmazonKeyManagementServiceRequest));

    /// <summary>Each parameter of an EC2 action: its wire name with <c>N</c> for list numbers, and what a call with it alone sends.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Ec2Parameters(string action) => QueryParameters(typeof(AmazonEC2Request), action);

    /// <summary>Each parameter of an action of STS.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> StsParameters(string action) => QueryParameters(typeof(AmazonSecurityTokenServiceRequest), action);

    private static SortedDictionary<string, Dictionary<string, string>> QueryParameters(Type requestBase, string action)
    {
        var type = requestBase.Assembly.GetType($"{requestBase.Namespace}.Model.{action}{Suffix}", throwOnError: true)!;
        var generated = Marshal(requestBase, action, Activator.CreateInstance(type)!);
        var found = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var request in WithOneLeaf(type, Deepest))
        {
            var sent = Marshal(requestBase, action, request)
                .Where(pair => !generated.TryGetValue(pair.Key, out var value) || (value != pair.Value && pair.Key != "ClientToken") || IsSampleToken(pair))
                .ToDictionary(pair => pair.Key, pair => pair.Value);
            if (sent.Count > 0)
            {
                found.TryAdd(Regex.Replace(sent.Keys.MaxBy(key => key.Length)!, @"\.\d+(?=\.|$)", ".N"), sent);
            }
        }

        return found;
    }

    /// <summary>The members of a KMS request; JSON has them under the SDK's names.</summary>
    public static IEnumerable<string> KmsParameters(string action) =>
        Settable(typeof(AmazonKeyManagementServiceRequest).Assembly.GetType($"Amazon.KeyManagementService.Model.{action}{Suffix}", throwOnError: true)!)
            .Select(property => property.Name);

    private static List<string> ActionsOf(Type requestBase) => [.. requestBase.Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(requestBase) && !type.IsAbstract && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(type => type.Name[..^Suffix.Length])
        .Order(StringComparer.Ordinal)];

    private static bool IsSampleToken(KeyValuePair<string, string> pair) => pair is { Key: "ClientToken", Value: "sample" };

    private static Dictionary<string, string> Marshal(Type requestBase, string action, object request)
    {
        var marshaller = requestBase.Assembly
            .GetType($"{requestBase.Namespace}.Model.Internal.MarshallTransformations.{action}RequestMarshaller", throwOnError: true)!;
        var instance = (IMarshaller<IRequest, AmazonWebServiceRequest>)Activator.CreateInstance(marshaller)!;
        return instance.Marshall((AmazonWebServiceRequest)request).Parameters
            .Where(pair => pair.Key is not ("Action" or "Version"))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.CanWrite);

    /// <summary>Objects of a type in each of which one member is set, at whatever depth.</summary>
    private static IEnumerable<object> WithOneLeaf(Type type, int depth)
    {
        foreach (var property in Settable(type))
        {
            foreach (var value in Values(property.PropertyType, depth))
            {
                var owner = Activator.CreateInstance(type)!;
                property.SetValue(owner, value);
                yield return owner;
            }
        }
    }

    private static IEnumerable<object> Values(Type type, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(plain) is { } simple)
        {
            return [simple];
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>))
        {
            return Values(plain.GetGenericArguments()[0], depth).Select(item => ListOf(plain, item));
        }

        return depth == 0 ? [] : WithOneLeaf(plain, depth - 1);
    }

    private static IList ListOf(Type type, object item)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        list.Add(item);
        return list;
    }

    private static object? Simple(Type type)
    {
        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, "sample");
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "sample",
            TypeCode.Boolean => true,
            TypeCode.Int32 => 61777,
            TypeCode.Int64 => 61777L,
            TypeCode.Single => 61777f,
            TypeCode.Double => 61777d,
            TypeCode.DateTime => SampleTime,
            _ => type == typeof(MemoryStream) ? new MemoryStream([7]) : null,
        };
    }
}
