using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StepFunctions.Internal;

/// <summary>How an object is read: its members by their names on the wire. What has another name is passed over.</summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <param name="members">Its members.</param>
internal sealed class Shape<T>(params (string Name, ReadMember<T> Read)[] members) : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, new()
{
    /// <inheritdoc/>
    public T Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
        {
            return null!;
        }

        var target = new T();
        ReadInto(target, input, ref reader);
        return target;
    }

    /// <summary>Reads the members of an object that has been begun.</summary>
    /// <param name="target">The object.</param>
    /// <param name="input">The response.</param>
    /// <param name="reader">Stands behind the object's beginning.</param>
    public void ReadInto(T target, JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            foreach (var (name, read) in members)
            {
                if (input.TestExpression(name, depth, ref reader))
                {
                    read(target, input, ref reader);
                    break;
                }
            }
        }
    }
}

/// <summary>Reads the value of a member into the object that it belongs to.</summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <param name="target">The object.</param>
/// <param name="context">The response.</param>
/// <param name="reader">Stands before the value.</param>
internal delegate void ReadMember<in T>(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);
