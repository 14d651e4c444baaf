using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StepFunctions.Internal;

/// <summary>Reads the value of a member into the object that it belongs to.</summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <param name="target">The object.</param>
/// <param name="context">The response.</param>
/// <param name="reader">Stands before the value.</param>
internal delegate void ReadMember<in T>(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);
