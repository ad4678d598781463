using System;

// As much of Unity as the package uses, so that it compiles where there is no Unity.
namespace UnityEngine
{
    public abstract class MonoBehaviour
    {
    }

    [AttributeUsage(AttributeTargets.Field)]
    public sealed class SerializeFieldAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class AddComponentMenuAttribute : Attribute
    {
        public AddComponentMenuAttribute(string menuName) => MenuName = menuName;

        public string MenuName { get; }
    }

    public static class Debug
    {
        public static void Log(object message) => Console.WriteLine(message);

        public static void LogWarning(object message) => Console.WriteLine(message);

        public static void LogException(Exception exception) => Console.WriteLine(exception);
    }
}
